package io.darkroom.app.prompts;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.price.PriceTable;
import io.darkroom.app.cost.Spent;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.app.run.record.ResultScan;
import io.darkroom.app.wording.Counted;
import io.darkroom.pipeline.intake.prompts.catalog.Experiment;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Counts the outcomes of an experiment. One thread. */
@Command(
        name = "ab",
        header = "Count the outcomes of an A/B test by arm, and what each arm cost.",
        description = {
            "Reads the results and failures that name the experiment, of each key the one of its highest generation.",
            "REVIEW are completed keys with fewer pictures than asked for, REJECTED events that intake turned away, as long "
                    + "as their topic keeps them. COST adds up what each result says that it cost, "
                    + "of all generations; one without a price goes by that of its model today."
        },
        footer = {"Example:", "  darkroom prompts ab spring"})
final class PromptsAbCommand implements Callable<Integer> {
    private static final String LINE = "%-24s %7s %10s %8s %8s %9s %9s  %s";

    @Parameters(paramLabel = "NAME", description = "Name of the experiment in the prompts file.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Mixin
    private final PromptFlags prompts = new PromptFlags();

    @Override
    public Integer call() {
        DarkroomConfig config = prompts.load();
        PromptCatalog catalog = PromptFlags.catalog(config);
        Optional<Experiment> experiment = catalog.experiments().stream()
                .filter(test -> test.name().equals(name))
                .findFirst();
        SortedMap<String, ArmCounts.Arm> arms = new TreeMap<>();
        experiment.ifPresent(test -> test.arms().keySet().forEach(arm -> arms.put(arm, ArmCounts.Arm.empty())));
        try (Access open = prompts.open(config)) {
            arms.putAll(count(open.installation(), catalog, prices(config)));
        }
        if (arms.isEmpty()) {
            throw UserError.usage("There is no experiment %s in the prompts, and no result names it.".formatted(name));
        }
        print(arms, experiment);
        return ExitCode.OK.number();
    }

    private static PriceTable prices(DarkroomConfig config) {
        return config.settings()
                .checked(
                        "",
                        () -> PriceTable.read(config.settings(), config.stages().intake()));
    }

    private SortedMap<String, ArmCounts.Arm> count(
            Installation installation, PromptCatalog catalog, PriceTable prices) {
        ArmCounts counts = new ArmCounts(name, prices);
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            new ResultScan(installation.topics()).read(consumer, counts);
            new RejectedPrompts(installation.topics(), catalog, name)
                    .read(counts.unknown(), consumer, counts::rejected);
        }
        return counts.arms();
    }

    private void print(SortedMap<String, ArmCounts.Arm> arms, Optional<Experiment> experiment) {
        PrintWriter out = prompts.out();
        out.println(LINE.formatted("ARM", "SHARE", "COMPLETED", "REVIEW", "FAILED", "REJECTED", "PICTURES", "COST"));
        arms.forEach((arm, counts) -> out.println(LINE.formatted(
                arm,
                experiment
                        .map(test -> test.arms().get(arm))
                        .map(share -> share + " %")
                        .orElse("over"),
                counts.completed(),
                counts.review(),
                counts.failed(),
                counts.rejected(),
                counts.spent().pictures(),
                cost(counts.spent()))));
        out.flush();
    }

    private static String cost(Spent spent) {
        long known = spent.pictures() - spent.unpriced();
        return known == 0 || spent.unpriced() == 0
                ? spent.words()
                : spent.words() + ", and %s at unknown prices".formatted(Counted.of(spent.unpriced(), "picture"));
    }
}
