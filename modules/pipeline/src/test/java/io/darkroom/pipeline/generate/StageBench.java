package io.darkroom.pipeline.generate;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.TestTopics;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.call.Callbacks;
import io.darkroom.pipeline.generate.call.Owner;
import io.darkroom.pipeline.generate.flight.Calls;
import io.darkroom.pipeline.generate.flight.GenerateMetrics;
import io.darkroom.pipeline.generate.flight.LiveQueue;
import io.darkroom.pipeline.generate.gate.Gate;
import io.darkroom.pipeline.generate.gate.Hold;
import io.darkroom.pipeline.generate.outbox.Replies;
import io.darkroom.pipeline.generate.outcome.RetrySchedule;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.pace.Pace;
import io.darkroom.pipeline.generate.pace.Timer;
import io.darkroom.pipeline.generate.price.PicturePrice;
import io.darkroom.pipeline.generate.price.PriceList;
import io.darkroom.pipeline.generate.purpose.Drawing;
import io.darkroom.pipeline.generate.purpose.Purpose;
import io.darkroom.pipeline.generate.purpose.Storing;
import io.darkroom.pipeline.generate.setting.CallSettings;
import io.darkroom.pipeline.generate.setting.GenerateSettings;
import io.darkroom.pipeline.generate.setting.HoldSettings;
import io.darkroom.pipeline.generate.setting.RetrySettings;
import io.darkroom.provider.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * The whole stage on the topology test driver: synchronous, the clock moves only when told. The key is known to be good,
 * and each record is committed when it is processed.
 */
final class StageBench implements AutoCloseable {
    static final String PROVIDER = "sandbox";

    private static final PriceList PRICES = new PriceList(
            Optional.of(new PicturePrice(new BigDecimal("0.17"), "USD")),
            Map.of("cheap-1", new PicturePrice(new BigDecimal("0.045"), "USD")));

    final FakeProvider provider;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Calls calls;
    final Parts parts;
    private final String queue;
    private final Topics topics = TestTopics.topics();
    private final PriorityQueue<Timed> timers = new PriorityQueue<>(Comparator.comparing(Timed::at));
    private @Nullable ProducerRecord<byte[], byte[]> lastReply;
    private final Deque<Runnable> mail = new ArrayDeque<>();
    private final TestInputTopic<String, GenerationRequest> requests;
    private final TestInputTopic<String, GenerationRequest> backfill;
    private final TestInputTopic<byte[], byte[]> replies;
    private final Topology topology;
    private final TopologyTestDriver driver;
    private final LeapingClock clock = new LeapingClock(Requests.T0);
    private boolean readFirst;

    /** What the pace's timer is to do. */
    private record Timed(Instant at, Runnable task) {}

    StageBench(int cap) {
        this(cap, OptionalDouble.empty(), Campaigns.NONE);
    }

    /** With campaigns. */
    StageBench(int cap, Campaign... campaigns) {
        this(cap, OptionalDouble.empty(), byName(campaigns));
    }

    /** With campaigns and an API that knows its tokens. */
    static StageBench idempotent(int cap, Campaign... campaigns) {
        return new StageBench(
                cap, OptionalDouble.empty(), byName(campaigns), PROVIDER, new Drawing(), new FakeProvider(true));
    }

    private static Campaigns byName(Campaign... campaigns) {
        return new Campaigns(Stream.of(campaigns).collect(Collectors.toMap(Campaign::name, each -> each)));
    }

    /** With a rate in calls per second. */
    StageBench(int cap, double rate) {
        this(cap, OptionalDouble.of(rate), Campaigns.NONE);
    }

    private StageBench(int cap, OptionalDouble rate, Campaigns campaigns) {
        this(cap, rate, campaigns, PROVIDER, new Drawing(), new FakeProvider());
    }

    /** The asset stage. */
    static StageBench storing(int cap) {
        return new StageBench(
                cap,
                OptionalDouble.empty(),
                Campaigns.NONE,
                Topics.ASSET_STAGE,
                Storing.everything(),
                new FakeProvider());
    }

    /** The asset stage that stores what it is asked for. */
    static StageBench storingOnRequest(int cap) {
        return new StageBench(
                cap,
                OptionalDouble.empty(),
                Campaigns.NONE,
                Topics.ASSET_STAGE,
                Storing.onRequest(),
                new FakeProvider());
    }

    private StageBench(
            int cap, OptionalDouble rate, Campaigns campaigns, String queue, Purpose purpose, FakeProvider provider) {
        this.provider = provider;
        this.queue = queue;
        GenerateSettings settings = new GenerateSettings(
                queue,
                new CallSettings(cap, Optional.empty(), CallSettings.BACKFILL_SHARE, Duration.ofSeconds(300), PRICES),
                Duration.ofSeconds(310),
                Duration.ofDays(7),
                RetrySettings.defaults(),
                HoldSettings.defaults(),
                campaigns);
        Timer timer = (delay, task) -> timers.add(new Timed(now().plus(delay), task));
        Gate gate = new Gate(queue, settings.hold(), Clocks.same(clock), pace(rate, clock), new Gate.Listener() {
            @Override
            public void held(Hold hold) {}

            @Override
            public void opened(Hold ended) {}
        });
        gate.observe(
                new Call("before", CallKey.of(Requests.of("before")), 0, "before", false, Requests.call()),
                new Reply.Finished(
                        List.of(URI.create("https://cdn.example.com/0.png")), Optional.empty(), Optional.empty()),
                Duration.ZERO);
        GenerateMetrics metrics = new GenerateMetrics(meters, queue, PRICES);
        calls = new Calls(
                topics.replies(queue),
                provider,
                gate,
                this::post,
                metrics,
                settings.calls(),
                1,
                false,
                TestJobs.jobs(provider, clock, timer));
        parts = new Parts(
                settings,
                topics,
                new Owner("bench", "1"),
                calls,
                new RetrySchedule(settings.retry(), provider.idempotent(), new Random(1)),
                metrics,
                Callbacks.NONE,
                purpose);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, tempDir());
        topology = GenerateTopology.build(parts);
        driver = new TopologyTestDriver(topology, properties, now());
        requests = TestTopics.input(driver, topics.requests(queue));
        backfill = TestTopics.input(driver, topics.backfill(queue));
        replies = driver.createInputTopic(
                topics.replies(queue).name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Pace pace(OptionalDouble rate, Clock clock) {
        return new Pace(rate, 1, clock, (delay, task) -> timers.add(new Timed(now().plus(delay), task)));
    }

    private static String tempDir() {
        try {
            return java.nio.file.Files.createTempDirectory("stage-bench").toString();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void post(ProducerRecord<byte[], byte[]> record, Runnable safe, Runnable tooLarge) {
        lastReply = record;
        mail.addLast(() -> {
            if (!readFirst) {
                safe.run();
            }
            replies.pipeInput(new TestRecord<>(record.key(), record.value(), record.headers()));
            calls.committed();
            if (readFirst) {
                safe.run();
            }
        });
    }

    /** Lets replies be read back before their sender hears that they were written. */
    StageBench readBeforeAcknowledged() {
        readFirst = true;
        return this;
    }

    /** The last reply once more, as by an outbox that did not hear that Kafka has it. */
    void lastReplyAgain() {
        ProducerRecord<byte[], byte[]> again = Objects.requireNonNull(lastReply);
        replies.pipeInput(again.key(), again.value());
        calls.committed();
    }

    /** The last reply that was written, for a processor that stands beside this stage. */
    ProviderReply lastReply() {
        Topic<ProviderReply> topic = topics.replies(queue);
        return topic.value()
                .deserializer()
                .deserialize(topic.name(), Objects.requireNonNull(lastReply).value());
    }

    /** Nobody knows whether the key is good, as when a process begins. */
    void forgetKey() {
        calls.gate().apply(new Hold(Optional.empty(), "no matter", "", now()));
        calls.gate().open();
    }

    /** Lets every reply that was written so far arrive. */
    StageBench deliver() {
        while (!mail.isEmpty()) {
            mail.removeFirst().run();
        }
        return this;
    }

    void request(GenerationRequest request) {
        requests(request);
    }

    /** Requests of one transaction. */
    void requests(GenerationRequest... together) {
        for (GenerationRequest request : together) {
            requests.pipeInput(request.getSku(), request);
        }
        calls.committed();
    }

    /** Requests of the backfill, as many as intake wrote; those that may not be sent are read all the same. */
    void backfill(String... skus) {
        backfillOf(Stream.of(skus).map(Requests::of).toArray(GenerationRequest[]::new));
    }

    /** The same of these requests. */
    void backfillOf(GenerationRequest... together) {
        for (GenerationRequest request : together) {
            backfill.pipeInput(
                    request.getSku(),
                    GenerationRequest.newBuilder(request).setBackfill(true).build());
        }
        calls.committed();
    }

    /** The consumer says that it has read every live request, and has been reading for long enough to know. */
    StageBench nothingLiveWaits() {
        calls.live(0).polled(false, OptionalLong.of(0), OptionalLong.empty());
        forward(LiveQueue.FRESH);
        return this;
    }

    /** The consumer learns that live requests wait in their topic. */
    void liveWaits() {
        calls.live(0).polled(false, OptionalLong.of(1), OptionalLong.empty());
    }

    /** A good answer to a send that the stage no longer, or not yet, knows. */
    void resultFromElsewhere(String sku) {
        resultFromElsewhere(sku, "elsewhere");
    }

    void resultFromElsewhere(String sku, String callId) {
        Call call = new Call(callId, CallKey.of(Requests.of(sku)), 0, sku, false, Requests.call());
        Reply reply = new Reply.Finished(
                List.of(URI.create("https://cdn.example.com/late.png")), Optional.empty(), Optional.empty());
        Topic<ProviderReply> topic = topics.replies(queue);
        replies.pipeInput(
                sku.getBytes(StandardCharsets.UTF_8),
                topic.value().serializer().serialize(topic.name(), Replies.of(call, reply, now(), now())));
    }

    /** What the stage wrote to the retry topic; the driver has put it in front of the stage again, as Kafka does. */
    List<GenerationRequest> retries() {
        return output(topics.retries(queue));
    }

    void forward(Duration by) {
        clock.to(now().plus(by));
        driver.advanceWallClockTime(by);
        calls.committed();
    }

    /** Time passes and nothing is committed, for nothing was written. */
    void idle(Duration by) {
        Instant end = now().plus(by);
        while (!timers.isEmpty() && !timers.peek().at().isAfter(end)) {
            Timed next = timers.remove();
            pass(next.at());
            next.task().run();
        }
        pass(end);
    }

    private void pass(Instant until) {
        Duration by = Duration.between(now(), until);
        clock.to(until);
        driver.advanceWallClockTime(by);
    }

    /** Lets time pass while the stage is at work: when the gate looks at the clock for the n-th time from now. */
    void leapAtLook(int looks, Duration by) {
        clock.leapAtLook(looks, now().plus(by));
    }

    String describe() {
        return topology.describe().toString();
    }

    Instant now() {
        return clock.time();
    }

    List<ImageCompleted> completed() {
        return output(topics.completed());
    }

    /** A result, as generation writes it. */
    void result(ImageCompleted result) {
        TestTopics.input(driver, topics.completed()).pipeInput(result.getSku(), result);
        calls.committed();
    }

    List<ImageAssets> assets() {
        return output(topics.assets());
    }

    List<ImageFailed> failed() {
        return output(topics.failed());
    }

    double count(String meter) {
        return meters.find(meter).counters().stream()
                .mapToDouble(c -> c.count())
                .sum();
    }

    private <V> List<V> output(Topic<V> topic) {
        return TestTopics.records(driver, topic).stream()
                .map(record -> record.value())
                .toList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
