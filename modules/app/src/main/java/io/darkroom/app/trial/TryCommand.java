package io.darkroom.app.trial;

import io.darkroom.app.command.flag.ConfigFlags;
import io.darkroom.app.command.flag.ProviderFlags;
import io.darkroom.app.command.person.Consent;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.order.IntakeRules;
import io.darkroom.app.trial.sheet.TrialFolder;
import io.darkroom.contract.CatalogChange;
import io.darkroom.pipeline.intake.IntakeSettings;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a prompt several times, for a person who picks. One thread. */
@Command(
        name = "try",
        header = "Draw a prompt several times and lay the pictures side by side.",
        description = {
            "Renders TEMPLATE for one product as the pipeline would, by the same rules, and has each model draw it several "
                    + "times. Nothing goes through Kafka, no ledger knows of it, and no other prompt is touched.",
            "TEMPLATE is the name of a version of the prompts file, in whatever state, with or without a segment "
                    + "(spring_v2, spring_v2/bedroom); else a file with a template; else the template itself. - is "
                    + "standard input.",
            "Writes the pictures, a line of JSON for each, and contact-sheet.html, which holds everything and can be "
                    + "sent to whoever picks. The sandbox draws unless --provider or the configuration says otherwise."
        },
        footer = {
            "Examples:",
            "  darkroom try spring_v2 --product examples/catalog.csv",
            "  darkroom try hero.txt --product mug.json --placement hero --models imagen-3,recraft-v4-pro",
            "  darkroom try \"{{title}} on a wooden table\" --product catalog.csv --sku MUG-0001 --variants 4",
            "  darkroom try spring_v2 --product mug.json --provider pixelmuse --max-cost \"40 credits\""
        })
public final class TryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TEMPLATE", description = "A version, a file, a text, or -.")
    @SuppressWarnings("NullAway.Init")
    private String template;

    @Mixin
    private final ProductFlags product = new ProductFlags();

    @Mixin
    private final TrialFlags wishes = new TrialFlags();

    @Option(
            names = "--max-cost",
            paramLabel = "AMOUNT",
            description = "Refuse when the pictures would cost more, or a price is not known.")
    private @Nullable String maxCost;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for everything, a new or an empty one; default: try-<template>-<n>.")
    private @Nullable Path out;

    @Option(names = "--dry-run", description = "Render, check, estimate; draw nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Start a paid trial without a question.")
    private boolean yes;

    @Mixin
    private final ProviderFlags provider = new ProviderFlags();

    @Mixin
    private final ConfigFlags config = new ConfigFlags();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter notes = spec.commandLine().getErr();
        DarkroomConfig loaded = config.priced(config.load(provider), notes::println);
        PromptCatalog prompts = loaded.settings()
                .checked("", () -> PromptCatalog.load(loaded.stages().intake().prompts()));
        TrialPlan plan = plan(loaded, prompts);
        new Introduction(plan, loaded, typed())
                .lines()
                .forEach((dryRun ? spec.commandLine().getOut() : notes)::println);
        Optional.ofNullable(maxCost).map(MaxCost::of).ifPresent(most -> most.require(plan.columns(), plan.variants()));
        if (dryRun) {
            spec.commandLine().getOut().println("Nothing was drawn.");
            return ExitCode.OK.number();
        }
        plan.providers().forEach(name -> loaded.providers().of(name).requiredKey());
        agree(plan);
        try (TrialFolder folder =
                TrialFolder.make(Optional.ofNullable(out), plan.template().name())) {
            return new TrialSession(
                            plan,
                            loaded,
                            NextSteps.of(plan, prompts, loaded.provider().name()),
                            folder,
                            spec.commandLine().getOut(),
                            notes)
                    .run()
                    .number();
        }
    }

    private TrialPlan plan(DarkroomConfig loaded, PromptCatalog prompts) {
        IntakeSettings intake = loaded.stages().intake();
        String file = loaded.settings().text("prompts.file").orElse("Darkroom's own prompts");
        Template tried = new TemplateReader(prompts, file, System.in).read(template);
        PromptCatalog opened = tried instanceof Template.OfVersion version
                ? prompts.version(version.version()).map(prompts::withOpen).orElse(prompts)
                : prompts;
        CatalogChange change = Subject.of(product.read(Clock.systemUTC().instant()), product.shot(), tried, wishes);
        return TrialPlan.of(
                tried,
                change,
                wishes.models(),
                wishes.variants(),
                new IntakeRules(intake, opened.withoutLocks()),
                loaded);
    }

    private void agree(TrialPlan plan) {
        if (!plan.free() && !new Consent(yes).given("Start this paid trial")) {
            throw UserError.interrupted("Not started.");
        }
    }

    private List<String> typed() {
        CommandLine root = spec.commandLine();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root.getParseResult().originalArgs();
    }
}
