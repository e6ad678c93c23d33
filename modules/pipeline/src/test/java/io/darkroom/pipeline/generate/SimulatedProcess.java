package io.darkroom.pipeline.generate;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.TestTopics;
import io.darkroom.pipeline.generate.call.Callbacks;
import io.darkroom.pipeline.generate.call.Owner;
import io.darkroom.pipeline.generate.flight.Calls;
import io.darkroom.pipeline.generate.flight.GenerateMetrics;
import io.darkroom.pipeline.generate.flight.Lane;
import io.darkroom.pipeline.generate.gate.Gate;
import io.darkroom.pipeline.generate.gate.Hold;
import io.darkroom.pipeline.generate.outcome.RetrySchedule;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.pace.Pace;
import io.darkroom.pipeline.generate.pace.Rate;
import io.darkroom.pipeline.generate.price.PriceList;
import io.darkroom.pipeline.generate.purpose.Drawing;
import io.darkroom.pipeline.generate.setting.CallSettings;
import io.darkroom.pipeline.generate.setting.GenerateSettings;
import io.darkroom.pipeline.generate.setting.HoldSettings;
import io.darkroom.pipeline.generate.setting.RetrySettings;
import io.darkroom.pipeline.simulation.Program;
import io.darkroom.pipeline.simulation.VirtualTime;
import io.darkroom.provider.ImageProvider;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.Record;

/**
 * One process of a fleet in virtual time, with one partition of its own: the real processor with all that belongs to it. Its
 * stream thread goes round when a reply comes and ten times a second; Kafka takes 5 ms for a record.
 */
public final class SimulatedProcess implements AutoCloseable {
    private static final String PROVIDER = "sandbox";
    private static final int MOST_OF_A_POLL = 100;
    private static final Duration KAFKA = Duration.ofMillis(5);

    /** What a process tells about itself. */
    public interface Watcher {
        /** A request comes back at this time and not before. */
        void retry(GenerationRequest request, Instant notBefore);

        void completed(Picture picture);

        void failed(ImageFailed request);
    }

    /** A finished picture, by the prompt that its calls are known by. */
    public record Picture(String prompt) {}

    private final VirtualTime time;
    private final Program program;
    private final Watcher watcher;
    private final String name;
    private final Topics topics = TestTopics.topics();
    private final Calls calls;
    private final SimulatedTask task;
    private final GenerateProcessor processor;
    private int published;
    private int read;
    private long offset;

    /**
     * @param fleet processes that share cap and rate
     * @param number of this process, from 0
     * @param program the campaigns
     */
    public SimulatedProcess(
            VirtualTime time,
            ImageProvider provider,
            int number,
            int fleet,
            int cap,
            Optional<Rate> rate,
            Program program,
            Watcher watcher) {
        this.time = time;
        this.program = program;
        this.watcher = watcher;
        this.name = "p" + number + "-";
        GenerateSettings settings = new GenerateSettings(
                PROVIDER,
                new CallSettings(cap, rate, CallSettings.BACKFILL_SHARE, Duration.ofSeconds(300), PriceList.NONE),
                Duration.ofSeconds(310),
                Duration.ofDays(7),
                RetrySettings.defaults(),
                HoldSettings.defaults(),
                program.configured());
        Pace pace = new Pace(settings.calls().perSecond(), fleet, time, time::after);
        Gate gate = new Gate(PROVIDER, settings.hold(), Clocks.same(time), pace, new Gate.Listener() {
            @Override
            public void held(Hold hold) {}

            @Override
            public void opened(Hold ended) {}
        });
        GenerateMetrics metrics = new GenerateMetrics(new SimpleMeterRegistry(), PROVIDER, PriceList.NONE);
        calls = new Calls(
                topics.replies(PROVIDER),
                provider,
                gate,
                this::post,
                metrics,
                settings.calls(),
                fleet,
                false,
                TestJobs.jobs(provider, time));
        Parts parts = new Parts(
                settings,
                topics,
                new Owner("simulated-" + number, "1"),
                calls,
                new RetrySchedule(settings.retry(), false, new Random(number)),
                metrics,
                Callbacks.NONE,
                new Drawing());
        task = new SimulatedTask(time, this::written);
        processor = new GenerateProcessor(parts);
        processor.init(task);
        time.every(Duration.ofMillis(100), this::round);
    }

    /** So many requests more are in the work queue. */
    public void publish(int count) {
        published += count;
    }

    private void post(ProducerRecord<byte[], byte[]> record, Runnable safe, Runnable tooLarge) {
        Topic<ProviderReply> topic = topics.replies(PROVIDER);
        ProviderReply reply = topic.value().deserializer().deserialize(topic.name(), record.value());
        time.after(KAFKA, () -> {
            safe.run();
            process(topic.name(), "reply", reply);
            round();
        });
    }

    private void process(String topic, String key, SpecificRecord value) {
        task.setRecordMetadata(topic, 0, offset++);
        processor.process(new Record<>(key, value, time.millis()));
    }

    /** One round of the stream thread: what the hold lets it read, what is due, a commit. */
    private void round() {
        Lane lane = calls.lane(0);
        boolean paused = lane.holdsLive();
        calls.live(0).polled(paused, OptionalLong.of(published - read), OptionalLong.empty());
        for (int i = 0; i < MOST_OF_A_POLL && !paused && read < published; i++) {
            String sku = program.sku(name, ++read, published);
            process(
                    topics.requests(PROVIDER).name(),
                    sku,
                    Requests.builder(sku)
                            .setCampaign(Program.campaign(sku).orElse(null))
                            .build());
        }
        task.ring();
        calls.committed();
    }

    private void written(String sink, SpecificRecord value) {
        switch (value) {
            case GenerationRequest again -> comesBack(again);
            case ImageCompleted picture -> watcher.completed(new Picture("A picture of " + picture.getSku()));
            case ImageFailed request -> watcher.failed(request);
            default -> throw new IllegalStateException("nobody expects this at " + sink);
        }
    }

    private void comesBack(GenerationRequest again) {
        watcher.retry(again, again.getRetry().orElseThrow().getNotBefore());
        time.after(KAFKA, () -> process(topics.retries(PROVIDER).name(), again.getSku(), again));
    }

    @Override
    public void close() {
        processor.close();
    }
}
