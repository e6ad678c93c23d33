package io.darkroom.pipeline.generate.flight;

import io.darkroom.contract.ProviderReply;
import io.darkroom.pipeline.generate.price.PriceList;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every metric of the generation stage, declared once. Any thread. */
public final class GenerateMetrics {
    private static final String UNKNOWN_OUTCOME = tag(FailureClass.UNKNOWN_OUTCOME);
    private static final List<String> RARE_ENDS = List.of("failed", "expired");

    private final MeterRegistry registry;
    private final String provider;
    private final Counter sent;
    private final Counter images;
    private final PriceList prices;
    private final Counter inconsistent;
    private final Counter late;
    private final Counter unclaimed;
    private final Counter claimed;
    private final Counter billedInVain;
    private final Counter possibleDuplicates;
    private final Map<String, Counter> costs = new ConcurrentHashMap<>();
    private final Map<String, Timer> calls = new ConcurrentHashMap<>();
    private final Map<String, Counter> settled = new ConcurrentHashMap<>();
    private final Map<String, Counter> polls = new ConcurrentHashMap<>();

    /** @param prices of one picture; without any there is no metric of the cost */
    public GenerateMetrics(MeterRegistry registry, String provider, PriceList prices) {
        this.registry = registry;
        this.provider = provider;
        this.sent = counter("darkroom.generate.sent", "Calls sent to the provider");
        this.images = counter("darkroom.generate.images", "Pictures that the provider delivered and bills");
        this.prices = prices;
        prices.currencies().forEach(this::cost);
        // What is rare is there from 0 on: Prometheus sees no increase in a counter that begins with its first event.
        this.inconsistent = counter(
                "darkroom.generate.inconsistent",
                "Results that another model drew than the first picture of their set");
        this.late = counter("darkroom.generate.late", "Replies without an open call, dropped");
        this.unclaimed = counter("darkroom.generate.unclaimed", "Paid results kept until their request asks");
        this.claimed = counter("darkroom.generate.claimed", "Requests served from kept results, without a call");
        this.billedInVain = counter("darkroom.generate.billed-in-vain", "Paid results that nobody asked for in time");
        this.possibleDuplicates =
                counter("darkroom.generate.possible-duplicates", "Requests that ended with possibleDuplicateCharge");
        calls.put(UNKNOWN_OUTCOME, call(UNKNOWN_OUTCOME));
        RARE_ENDS.forEach(outcome -> settled.put(outcome, settledCounter(outcome)));
    }

    private Counter cost(String currency) {
        return costs.computeIfAbsent(
                currency,
                each -> Counter.builder("darkroom.generate.cost")
                        .description("Delivered pictures times the price of their model, an estimate of the bill")
                        .tag("provider", provider)
                        .tag("currency", each)
                        .register(registry));
    }

    String provider() {
        return provider;
    }

    void sent() {
        sent.increment();
    }

    /** @param model that was asked */
    void answered(String model, Reply reply, Duration took) {
        String outcome = switch (reply) {
            case Reply.Finished f -> {
                delivered(model, drawn(f));
                yield "finished";
            }
            case Reply.Accepted a -> "accepted";
            case Reply.Failed f -> tag(f.why());
        };
        calls.computeIfAbsent(outcome, this::call).record(took);
    }

    private static String tag(FailureClass why) {
        return why.name().toLowerCase(Locale.ROOT);
    }

    /** What was stored had been drawn and billed before. */
    private static int drawn(Reply.Finished reply) {
        return reply.kept().isEmpty() ? reply.images().size() : 0;
    }

    /**
     * A job has ended, known by a look or by a webhook.
     *
     * @param model that was asked; what drew it where its request is not known
     */
    public void jobEnded(String model, ProviderReply reply, Duration took) {
        delivered(model, reply.getImages().size());
        String outcome =
                reply.getFailure().map(failure -> failure.getWhy().name()).orElse("finished");
        calls.computeIfAbsent(outcome.toLowerCase(Locale.ROOT), this::call).record(took);
    }

    /** A job was looked at. */
    public void looked(JobReport report) {
        String result = switch (report) {
            case JobReport.Ended ended -> "ended";
            case JobReport.Working working -> "working";
            case JobReport.Unknown unknown -> "unknown";
        };
        polls.computeIfAbsent(result, this::poll).increment();
    }

    private Counter poll(String result) {
        return Counter.builder("darkroom.generate.polls")
                .description("Looks at jobs, by what they found")
                .tag("provider", provider)
                .tag("result", result)
                .register(registry);
    }

    private void delivered(String model, int pictures) {
        images.increment(pictures);
        prices.of(model)
                .ifPresent(price -> cost(price.currency())
                        .increment(pictures * price.amount().doubleValue()));
    }

    private Timer call(String outcome) {
        return Timer.builder("darkroom.generate.call")
                .description("Time from sending a call to its answer")
                .tag("provider", provider)
                .tag("outcome", outcome)
                .register(registry);
    }

    /** An outcome left the stage. */
    public void settled(String outcome) {
        settled.computeIfAbsent(outcome, this::settledCounter).increment();
    }

    private Counter settledCounter(String outcome) {
        return Counter.builder("darkroom.generate.settled")
                .description("Requests that left the stage, by outcome")
                .tag("provider", provider)
                .tag("outcome", outcome)
                .register(registry);
    }

    /** Another model drew the first picture of the result's consistency set. */
    public void differsFromSet() {
        inconsistent.increment();
    }

    /** A reply that no open call waits for: dropped, unless it is a paid result. */
    public void lateReply() {
        late.increment();
    }

    /** A paid result without an open call is kept for its request. */
    public void unclaimed() {
        unclaimed.increment();
    }

    /** A request was served from a kept result. */
    public void claimed() {
        claimed.increment();
    }

    /** A kept result expired. */
    public void billedInVain() {
        billedInVain.increment();
    }

    /** A request ended of which a call may be on the bill besides. */
    public void possibleDuplicate() {
        possibleDuplicates.increment();
    }

    /** How late a due retry came back. */
    public void redelivered(Duration lateness) {
        Timer.builder("darkroom.generate.retry-lateness")
                .description("Time from the due time of a retry to its redelivery")
                .tag("provider", provider)
                .register(registry)
                .record(lateness);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name)
                .description(description)
                .tag("provider", provider)
                .register(registry);
    }
}
