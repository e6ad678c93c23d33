package io.darkroom.app.run.preview;

import io.darkroom.app.command.person.Consent;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.disk.DataDir;
import io.darkroom.app.local.stage.Pipeline;
import io.darkroom.app.order.EarlierOrders;
import io.darkroom.app.order.IntakeRules;
import io.darkroom.app.order.Quote;
import io.darkroom.app.order.UsedWords;
import io.darkroom.app.order.WaitingOrder;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a user reads before a run, and is asked before a paid one. One thread. */
public final class Introduction {
    private final RunPlan plan;
    private final DarkroomConfig config;
    private final Consent consent;
    private final List<String> words;
    private final PrintWriter notes;
    private final IntakeRules rules;

    /**
     * Reads the prompts: wrong ones end the command before anything starts.
     *
     * @param consent whether somebody agrees to a paid run
     * @param words what stands behind {@code darkroom} in this command
     */
    public Introduction(RunPlan plan, DarkroomConfig config, Consent consent, List<String> words, PrintWriter notes) {
        this.plan = plan;
        this.config = config;
        this.consent = consent;
        this.words = List.copyOf(words);
        this.notes = notes;
        this.rules = new IntakeRules(config.stages().intake());
    }

    /** Before anything starts: who draws, and whether a paid run can be. */
    public void begin() {
        if (config.providers().free()) {
            notes.println("The sandbox draws these pictures: placeholders, nothing is paid. For real ones:");
            notes.println("  " + paid());
            notes.println(
                    "  It shows calls, pictures and price and asks first; --dry-run only shows, --limit N takes a few.");
            Quote.campaigns(config, plan.survey().campaigns()).forEach(notes::println);
            return;
        }
        if (!config.cluster().remote()) {
            config.providers().requireKeys();
        }
        consent.requireSomebody();
    }

    /** The same command for a provider that has the model of the first order. */
    private String paid() {
        String model = plan.survey()
                .first()
                .flatMap(change -> rules.outlook(change).orders().stream().findFirst())
                .map(GenerationRequest::getModel)
                .orElse("");
        return PaidCommand.hint(config.settings(), words, model);
    }

    /** When the topics can be read and no stage of this process is at work yet: what will be drawn, and the question. */
    public void agree(Pipeline pipeline) {
        boolean free = config.providers().free();
        Map<String, WaitingOrder> waiting = config.cluster().remote()
                ? Map.of()
                : new EarlierOrders(config, pipeline.installation(), rules).waiting();
        if (free && waiting.isEmpty()) {
            return;
        }
        Forecast forecast = Forecast.of(plan, rules, waiting.keySet());
        // An explicit new generation of an order that is under way already is drawn besides it.
        Set<String> named = plan.regenerate() ? Set.of() : forecast.named();
        Preview preview = new Preview(
                plan,
                config,
                forecast,
                Earlier.without(named, waiting, config.provider().name(), DataDir.folder(config)));
        if (free) {
            preview.earlierRuns().forEach(notes::println);
            return;
        }
        preview.lines().forEach(notes::println);
        if (!consent.given("Start this paid run")) {
            throw UserError.interrupted("Not started.");
        }
    }

    /** Ends as the stages would that have to draw. */
    private void refuseChangedWords() {
        UsedWords.changed(config, PromptCatalog.load(config.stages().intake().prompts()))
                .ifPresent(sentence -> {
                    throw UserError.usage(sentence + ".");
                });
    }

    /** What would be done, without doing it. */
    public Forecast dryRun(PrintWriter out) {
        Forecast forecast = Forecast.of(plan, rules, Set.of());
        new Preview(plan, config, forecast, Earlier.none(DataDir.folder(config)))
                .lines()
                .forEach(out::println);
        Preview.problems(forecast.examples(), forecast.problems()).forEach(out::println);
        if (!config.cluster().remote() && DataDir.used(config)) {
            out.println("Orders of earlier runs that may wait in " + DataDir.folder(config)
                    + " are not counted here; a run counts them before it starts.");
        }
        out.println("Nothing was started.");
        refuseChangedWords();
        return forecast;
    }
}
