package io.darkroom.pipeline.generate;

import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.generate.flight.Calls;
import io.darkroom.pipeline.generate.gate.GateState;
import io.darkroom.pipeline.generate.store.Tally;
import io.darkroom.pipeline.stream.Backlog;
import io.darkroom.pipeline.stream.state.Gauges;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Every gauge of the generation stage, declared once. Any thread. */
final class GenerateGauges implements AutoCloseable {
    private static final String CALLS = "calls";
    private static final String REQUESTS = "requests";
    private static final String PER_SECOND = "calls/s";

    private final Gauges gauges;
    private final Tags tags;
    private final Calls calls;

    GenerateGauges(MeterRegistry registry, String provider, Calls calls) {
        this.gauges = new Gauges(registry);
        this.tags = Tags.of("provider", provider);
        this.calls = calls;
    }

    /** What the gate of this process looks like. */
    GenerateGauges gate(InstantSource clock) {
        gate("cap", CALLS, "Calls in flight that the whole fleet may have, one a partition at least", GateState::cap);
        gate("in-flight", CALLS, "Calls of this process whose answer is not yet in Kafka", GateState::inFlight);
        gate("backfill", CALLS, "Calls of this process that are replays and imports", GateState::backfill);
        gate("ready", CALLS, "Calls of this process that wait for a commit or a permit", GateState::ready);
        gate("queued", REQUESTS, "Stored requests of this process that wait for room", GateState::queued);
        gate(
                "held",
                "providers",
                "1 while the provider is held",
                state -> state.hold().isPresent() ? 1 : 0);
        gate(
                "breaker-open",
                "providers",
                "1 from when the breaker opens until a call is answered well",
                state -> state.outage().isPresent() ? 1 : 0);
        gate(
                "wait",
                "seconds",
                "Time that the provider asked to be left alone for",
                state -> left(clock.instant(), state.waitUntil()));
        gate(
                "silence",
                "seconds",
                "Time without an answer although calls have left",
                state -> state.silence().toMillis() / 1_000.0);
        gate("rate", PER_SECOND, "This process's share of the configured rate", state -> orAny(state.rate()));
        gate("learned", PER_SECOND, "Rate that refusals taught this process", state -> orAny(state.learned()));
        return this;
    }

    private static double orAny(OptionalDouble rate) {
        return rate.orElse(Double.POSITIVE_INFINITY);
    }

    private static double left(Instant now, Instant until) {
        return until.isAfter(now) ? Duration.between(now, until).toMillis() / 1_000.0 : 0;
    }

    private void gate(String name, String unit, String description, ToDoubleFunction<GateState> value) {
        gauges.add("darkroom.gate." + name, unit, description, tags, () -> value.applyAsDouble(calls.state()));
    }

    /** How long the oldest request of this process has waited since it was admitted. */
    GenerateGauges waiting(InstantSource clock) {
        gauges.add(
                "darkroom.generate.oldest-waiting",
                "seconds",
                "Age of the oldest request in line in this process, since its admission",
                tags,
                () -> age(clock.instant()));
        return this;
    }

    private double age(Instant now) {
        return calls.tallies().stream()
                .map(Tally::waitingSince)
                .filter(now::isAfter)
                .mapToDouble(since -> Duration.between(since, now).toMillis() / 1_000.0)
                .max()
                .orElse(0);
    }

    /** What the stores of this process hold. */
    GenerateGauges stores() {
        gauges.add(
                "darkroom.generate.jobs",
                "jobs",
                "Jobs that the provider draws for calls of this process",
                tags,
                () -> calls.jobs().open());
        store("open-calls", REQUESTS, "Open requests of this process", tags.and("state", "queued"), Tally::queued);
        store("open-calls", REQUESTS, "Open requests of this process", tags.and("state", "sent"), Tally::sent);
        store(
                "due-retries",
                REQUESTS,
                "Requests of this process that wait for their due time or campaign, estimated when a task begins",
                tags,
                Tally::due);
        store("unclaimed-results", "results", "Paid results kept until a request asks", tags, Tally::unclaimed);
        store(
                "ended-requests",
                REQUESTS,
                "Failed requests that are remembered because what was paid for may still come",
                tags,
                Tally::ended);
        return this;
    }

    private void store(String name, String unit, String description, Tags with, ToLongFunction<Tally> value) {
        gauges.add(
                "darkroom.generate." + name,
                unit,
                description,
                with,
                () -> calls.tallies().stream().mapToLong(value).sum());
    }

    /** What each configured campaign has of its permits here, and whether it draws now. */
    GenerateGauges campaigns(Campaigns campaigns, InstantSource clock) {
        campaigns.all().forEach(campaign -> {
            Tags named = tags.and("campaign", campaign.name());
            gauges.add(
                    "darkroom.campaign.in-flight",
                    CALLS,
                    "Calls of the campaign in the partitions of this process that use its permits",
                    named,
                    () -> calls.ofCampaign(campaign.name()));
            gauges.add(
                    "darkroom.campaign.open",
                    "campaigns",
                    "1 while a window of the campaign is open",
                    named,
                    () -> campaign.isOpen(clock.instant()) ? 1 : 0);
        });
        return this;
    }

    /** How many records of each topic no process of the stage has committed; each process says the same. */
    GenerateGauges backlog(Backlog backlog, List<String> topics) {
        topics.forEach(topic -> gauges.add(
                "darkroom.generate.backlog",
                "records",
                "Records that generation has not committed, over all processes",
                tags.and("topic", topic),
                () -> backlog.of(topic)));
        return this;
    }

    @Override
    public void close() {
        gauges.close();
    }
}
