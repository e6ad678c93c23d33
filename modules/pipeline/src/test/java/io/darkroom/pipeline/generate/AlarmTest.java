package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Window;
import io.darkroom.pipeline.generate.gate.Hold;
import io.darkroom.pipeline.generate.store.DueRetries;
import io.darkroom.pipeline.generate.store.OpenCalls;
import io.darkroom.pipeline.generate.store.UnclaimedResults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Kafka Streams keeps a timer that was cancelled until it is due: a task that sets its own anew for each record piles them up. */
class AlarmTest {
    private static final int RECORDS = 2_000;
    private static final Duration DAYS = Duration.ofDays(60);
    private static final Duration BETWEEN = Duration.ofNanos(100_300);

    private final MockProcessorContext<String, SpecificRecord> context = new MockProcessorContext<>();

    @Test
    void recordsThatWaitForThePaceDoNotEachSetATimer() {
        try (StageBench bench = new StageBench(100, 2.1)) {
            exhaustPace(bench);
            GenerateProcessor processor = begin(bench);
            int before = context.scheduledPunctuators().size();

            for (int i = 0; i < RECORDS; i++) {
                bench.idle(BETWEEN);
                context.setCurrentSystemTimeMs(bench.now().toEpochMilli());
                GenerationRequest request = Requests.of("waits-" + i);
                processor.process(
                        new Record<>(request.getSku(), request, bench.now().toEpochMilli()));
            }

            assertThat(context.scheduledPunctuators().size() - before).isLessThan(10);
            processor.close();
        }
    }

    @Test
    void aCampaignThatOpensInWeeksSetsNoTimerForWeeks() {
        Window later = new Window(Requests.T0.plus(DAYS), Requests.T0.plus(DAYS.plusDays(1)));
        Campaign autumn = new Campaign("autumn", List.of(later), List.of(), OptionalInt.empty(), Optional.empty());
        try (StageBench bench = new StageBench(100, autumn)) {
            bench.deliver();
            GenerateProcessor processor = begin(bench);
            process(
                    processor,
                    bench,
                    Requests.builder("kept").setCampaign("autumn").build());
            for (int i = 0; i < 100; i++) {
                process(processor, bench, Requests.of("goes-" + i));
            }

            assertThat(context.scheduledPunctuators())
                    .extracting(CapturedPunctuator::getInterval)
                    .allMatch(interval -> interval.compareTo(Duration.ofMinutes(1)) <= 0);
            processor.close();
        }
    }

    @Test
    void aRetryThatIsDueWhileTheGateIsShutRingsTenTimesASecond() {
        try (StageBench bench = new StageBench(100)) {
            bench.deliver();
            GenerateProcessor processor = begin(bench);
            bench.forgetKey();
            bench.calls.gate().apply(new Hold(Optional.empty(), "no credit", "", bench.now()));

            dueRetry(processor, bench);

            assertThat(ringsWithin(Duration.ofSeconds(1), bench)).isBetween(1, 11);
            processor.close();
        }
    }

    @Test
    void aRetryThatIsDueRingsNobodyBeforeTheMarkerIsRead() {
        try (StageBench bench = new StageBench(100)) {
            bench.deliver();
            GenerateProcessor processor = init(bench);

            dueRetry(processor, bench);

            assertThat(ringsWithin(Duration.ofSeconds(1), bench)).isZero();
            processor.close();
        }
    }

    private void dueRetry(GenerateProcessor processor, StageBench bench) {
        context.setRecordMetadata(bench.parts.retriesTopic(), 0, 0L);
        process(processor, bench, Requests.of("due"));
    }

    private void process(GenerateProcessor processor, StageBench bench, GenerationRequest request) {
        processor.process(new Record<>(request.getSku(), request, bench.now().toEpochMilli()));
    }

    /** How often the alarm rings: of the timers that are set and not the one that looks for what has expired. */
    private int ringsWithin(Duration time, StageBench bench) {
        int rings = 0;
        Instant end = bench.now().plus(time);
        Instant now = bench.now();
        for (Optional<CapturedPunctuator> next = alarm(); next.isPresent(); next = alarm()) {
            now = now.plus(next.get().getInterval());
            if (now.isAfter(end)) {
                break;
            }
            bench.idle(Duration.between(bench.now(), now));
            context.setCurrentSystemTimeMs(now.toEpochMilli());
            next.get().getPunctuator().punctuate(now.toEpochMilli());
            rings++;
        }
        return rings;
    }

    private Optional<CapturedPunctuator> alarm() {
        return context.scheduledPunctuators().stream()
                .filter(timer -> !timer.cancelled())
                .filter(timer -> timer.getInterval().compareTo(Duration.ofSeconds(30)) < 0)
                .findFirst();
    }

    private static void exhaustPace(StageBench bench) {
        bench.deliver();
        for (int i = 0; i < 10; i++) {
            bench.requests(Requests.of("first-" + i));
        }
    }

    private GenerateProcessor begin(StageBench bench) {
        GenerateProcessor processor = init(bench);
        processor.process(new Record<>("marker", bench.lastReply(), bench.now().toEpochMilli()));
        return processor;
    }

    private GenerateProcessor init(StageBench bench) {
        add(OpenCalls.STORE, Serdes.String(), new SingleObjectSerde<>(OpenCall.class));
        add(UnclaimedResults.STORE, Serdes.String(), Serdes.ByteArray());
        add(DueRetries.STORE, Serdes.Bytes(), new SingleObjectSerde<>(GenerationRequest.class));
        GenerateProcessor processor = new GenerateProcessor(bench.parts);
        context.setCurrentSystemTimeMs(bench.now().toEpochMilli());
        context.setRecordMetadata("image.requests.sandbox", 0, 0L);
        processor.init(context);
        return processor;
    }

    private <K, V> void add(String name, Serde<K> keys, Serde<V> values) {
        KeyValueStore<K, V> store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }
}
