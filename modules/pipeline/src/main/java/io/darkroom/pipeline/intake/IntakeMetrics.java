package io.darkroom.pipeline.intake;

import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Origin;
import io.darkroom.pipeline.intake.ledger.Closing;
import io.darkroom.pipeline.intake.ledger.Verdict;
import io.darkroom.pipeline.intake.wire.EventReader;
import io.darkroom.pipeline.stream.Backlog;
import io.darkroom.pipeline.stream.state.Gauges;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Every metric of intake, and the log lines that go with them. Names are contract. Any thread. */
final class IntakeMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeMetrics.class);
    private static final String RECORDS = "records";

    private final MeterRegistry meters;

    IntakeMetrics(MeterRegistry meters) {
        this.meters = meters;
        // From 0 on: Prometheus sees no increase in a counter that begins with its first record.
        Stream.of(EventReader.Reason.values()).forEach(this::undecodable);
    }

    /** An event topic's record that is no event. */
    void undecodable(Origin origin, EventReader.Reason reason, String why) {
        undecodable(reason).increment();
        log(Level.WARN, origin, why, "undecodable event, moved to the dead letters");
    }

    private Counter undecodable(EventReader.Reason reason) {
        return counter(
                "darkroom.intake.undecodable", "Records of event topics that are no events", "reason", tag(reason));
    }

    /** An outcome that cannot be decoded: an alarm, for it may be a paid result. */
    void undecodableOutcome(Origin origin, String why) {
        counter(
                        "darkroom.intake.undecodable.outcome",
                        "Outcomes that cannot be decoded; must stay 0",
                        "topic",
                        origin.getTopic())
                .increment();
        log(Level.ERROR, origin, why, "undecodable outcome, its key stays open");
    }

    /** An event that breaks the contract. */
    void rejected(ImageFailed rejection) {
        String why = tag(rejection.getFailure().getWhy());
        counter("darkroom.intake.rejected", "Events that break the contract", "reason", why)
                .increment();
        log(Level.DEBUG, rejection.getOrigin(), rejection.getViolations().size() + " violations", "event rejected");
    }

    /** The ledger decided about a request. Returns what the metric calls it. */
    String decided(Verdict verdict) {
        String decision = switch (verdict) {
            case Verdict.Admitted admitted -> "admitted";
            case Verdict.Conflict conflict -> "conflict";
            case Verdict.Duplicate duplicate -> "duplicate_" + tag(duplicate.why());
        };
        counter("darkroom.intake.decisions", "Decisions of the admission ledger", "decision", decision)
                .increment();
        return decision;
    }

    /** An outcome was read. Returns what the metric calls it. */
    String closed(Closing closing) {
        String effect = switch (closing) {
            case Closing.Closed closed -> "closed";
            case Closing.Ignored ignored -> "ignored_" + tag(ignored.why());
        };
        counter("darkroom.intake.outcomes", "Outcomes read, by what they did to the ledger", "effect", effect)
                .increment();
        return effect;
    }

    /**
     * Something happened to an order whose shot depends on another one.
     *
     * @param effect waiting, ready, lost, expired or replaced
     */
    void dependent(String effect) {
        counter("darkroom.intake.dependents", "Orders that depend on another shot", "effect", effect)
                .increment();
    }

    /** An entry of the ledger expired. */
    void expired() {
        counter("darkroom.intake.expired", "Ledger entries that expired", "store", Nodes.ADMISSIONS)
                .increment();
    }

    /** The registry gave no answer about a schema id. */
    void registryUnavailable() {
        counter("darkroom.intake.registry.unavailable", "Look-ups that the registry did not answer", "client", "hold")
                .increment();
    }

    /**
     * How many partitions wait for the registry.
     *
     * @return ends it
     */
    Runnable heldPartitions(Supplier<Number> held) {
        Gauge gauge = Gauge.builder("darkroom.intake.held", held)
                .baseUnit("partitions")
                .description("Partitions that wait for an answer of the registry")
                .register(meters);
        return () -> meters.remove(gauge);
    }

    /**
     * How many records of each topic no process of intake has committed, and for how long a transaction has kept it from reading
     * on; each process says the same.
     */
    Gauges backlog(Backlog backlog, List<String> topics) {
        Gauges gauges = new Gauges(meters);
        for (String topic : topics) {
            Tags tags = Tags.of("topic", topic);
            gauges.add(
                    "darkroom.intake.backlog",
                    RECORDS,
                    "Records that intake has not committed, over all processes",
                    tags,
                    () -> backlog.of(topic));
            gauges.add(
                    "darkroom.intake.open-transaction",
                    "seconds",
                    "How long a producer's transaction has kept records behind it from being read",
                    tags,
                    () -> backlog.openTransaction(topic));
        }
        return gauges;
    }

    private Counter counter(String name, String description, String tag, String value) {
        return Counter.builder(name)
                .baseUnit(RECORDS)
                .description(description)
                .tag(tag, value)
                .register(meters);
    }

    private static String tag(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void log(Level level, Origin origin, String reason, String message) {
        LOG.atLevel(level)
                .addKeyValue("topic", origin.getTopic())
                .addKeyValue("partition", origin.getPartition())
                .addKeyValue("offset", origin.getOffset())
                .addKeyValue("reason", reason)
                .log(message);
    }
}
