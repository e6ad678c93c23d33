package io.darkroom.app.prompts;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.Price;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.app.order.Prices;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.intake.prompts.Experiment;
import io.darkroom.pipeline.intake.prompts.PromptCatalog;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Counts the outcomes of an experiment. One thread. */
@Command(
        name = "ab",
        header = "Count the outcomes of an A/B test by arm, and what each arm cost.",
        description = {
            "Reads the results and failures that name the experiment, of each key the one of its highest generation.",
            "REVIEW are completed keys with fewer pictures than asked for. COST goes by the price of each picture's model, "
                    + "for the pictures of all generations."
        },
        footer = {"Example:", "  darkroom prompts ab spring"})
final class PromptsAbCommand implements Callable<Integer> {
    private static final String LINE = "%-24s %7s %10s %8s %8s %9s  %s";

    @Parameters(paramLabel = "NAME", description = "Name of the experiment in the prompts file.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Mixin
    private final CatalogFlags prompts = new CatalogFlags();

    @Override
    public Integer call() {
        DarkroomConfig config = prompts.load();
        PromptCatalog catalog = CatalogFlags.catalog(config);
        Optional<Experiment> experiment = catalog.experiments().stream()
                .filter(test -> test.name().equals(name))
                .findFirst();
        SortedMap<String, ArmCounts.Arm> arms = new TreeMap<>();
        experiment.ifPresent(test -> test.arms().keySet().forEach(arm -> arms.put(arm, ArmCounts.Arm.NONE)));
        try (Access open = prompts.open(config)) {
            arms.putAll(count(open.installation()));
        }
        if (arms.isEmpty()) {
            throw UserError.usage("There is no experiment %s in the prompts, and no result names it.".formatted(name));
        }
        print(arms, experiment, Prices.of(config));
        return ExitCode.OK.number();
    }

    private SortedMap<String, ArmCounts.Arm> count(Installation installation) {
        Topics topics = installation.topics();
        ArmCounts counts = new ArmCounts(name);
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            TopicReader.whole(topics.completed().name()).read(consumer, () -> true, record -> {
                value(topics.completed(), record).ifPresent(counts::add);
                return true;
            });
            TopicReader.whole(topics.failed().name()).read(consumer, () -> true, record -> {
                value(topics.failed(), record).ifPresent(counts::add);
                return true;
            });
        }
        return counts.arms();
    }

    private static <V> Optional<V> value(
            io.darkroom.contract.topic.Topic<V> topic, ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null
                ? Optional.empty()
                : Optional.of(
                        topic.value().deserializer().deserialize(record.topic(), record.headers(), record.value()));
    }

    private void print(SortedMap<String, ArmCounts.Arm> arms, Optional<Experiment> experiment, Prices prices) {
        PrintWriter out = prompts.out();
        out.println(LINE.formatted("ARM", "SHARE", "COMPLETED", "REVIEW", "FAILED", "PICTURES", "COST"));
        arms.forEach((arm, counts) -> out.println(LINE.formatted(
                arm,
                experiment
                        .map(test -> test.arms().get(arm))
                        .map(share -> share + " %")
                        .orElse("over"),
                counts.completed(),
                counts.review(),
                counts.failed(),
                counts.pictures(),
                cost(counts, prices))));
        out.flush();
    }

    /** By model and provider, as estimates are; of one currency or several. */
    private static String cost(ArmCounts.Arm arm, Prices prices) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        boolean known = true;
        for (Map.Entry<ArmCounts.Drawn, Integer> part : arm.drawn().entrySet()) {
            Optional<Price> price =
                    prices.of(part.getKey().provider(), part.getKey().model());
            price.ifPresent(each -> sums.merge(
                    each.currency(), each.amount().multiply(BigDecimal.valueOf(part.getValue())), BigDecimal::add));
            known &= price.isPresent() || part.getKey().provider().equals(ProviderConfig.SANDBOX);
        }
        String sum = sums.entrySet().stream()
                .map(each -> (each.getValue().toPlainString() + " " + each.getKey()).strip())
                .collect(Collectors.joining(" and "));
        return known ? (sum.isEmpty() ? "0" : sum) : (sum.isEmpty() ? "" : sum + " and ") + "what has no price";
    }
}
