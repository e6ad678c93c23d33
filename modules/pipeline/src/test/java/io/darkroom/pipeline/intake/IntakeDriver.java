package io.darkroom.pipeline.intake;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.stores.Admission;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.TestTopics;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.lock.OwnWords;
import io.darkroom.pipeline.intake.prompts.lock.PromptLocks;
import io.darkroom.pipeline.stream.StreamsRuntime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The intake topology with its topics in memory, and a registry. */
final class IntakeDriver implements AutoCloseable {
    final RegistryFake registry = new RegistryFake();
    final WireSerdes serdes = new WireSerdes(registry.config());
    final Topics topics = new Topics("", serdes);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Topology topology;
    final TopologyTestDriver driver;
    Instant now = Events.NOW;
    private final Path folder = folder();

    IntakeDriver() {
        this(IntakeSettings.defaults("sandbox"));
    }

    IntakeDriver(IntakeSettings settings) {
        this(settings, PromptLocks.NONE);
    }

    IntakeDriver(IntakeSettings settings, PromptLocks locks) {
        serdes.register(topics.all(settings.routes().providers()));
        topology = IntakeTopology.build(new IntakeParts(
                settings,
                topics,
                serdes,
                PromptCatalog.load(settings.prompts()),
                locks,
                new OwnWords(locks),
                1,
                new IntakeMetrics(meters),
                () -> now));
        Properties properties = StreamsRuntime.topologyProperties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        driver = new TopologyTestDriver(topology, properties, now);
    }

    IntakeDriver publish(CatalogChange.Builder change) {
        return publish(change, new RecordHeaders());
    }

    IntakeDriver publish(CatalogChange.Builder change, Headers headers) {
        CatalogChange event = change.build();
        byte[] value = topics.changes().value().serializer().serialize("catalog.changes", event);
        return publish(event.getSku().getBytes(StandardCharsets.UTF_8), value, headers);
    }

    IntakeDriver publish(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return pipe(topics.changes(), key, value, headers);
    }

    IntakeDriver replay(CatalogChange.Builder change, Headers headers) {
        byte[] value = topics.changes().value().serializer().serialize("catalog.changes", change.build());
        return replay(value, headers);
    }

    IntakeDriver replay(byte[] value, Headers headers) {
        return pipe(topics.replays(), null, value, headers);
    }

    @SuppressWarnings("NullAway") // keys and values may be null
    private IntakeDriver pipe(Topic<?> topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, headers, now));
        return this;
    }

    IntakeDriver regenerate(CatalogChange.Builder change, String act) {
        return publish(change, header("darkroom-force", act));
    }

    static Headers header(String name, String value) {
        return new RecordHeaders().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    IntakeDriver complete(GenerationRequest request) {
        return complete(request, "https://cdn.example.com/1.png");
    }

    IntakeDriver complete(GenerationRequest request, String picture) {
        return pipe(
                topics.completed(),
                request.getSku().getBytes(StandardCharsets.UTF_8),
                bytes(result(request, picture).build()),
                new RecordHeaders());
    }

    ImageCompleted.Builder result(GenerationRequest request, String picture) {
        return ImageCompleted.newBuilder()
                .setIdempotencyKey(request.getIdempotencyKey())
                .setGeneration(request.getGeneration())
                .setFingerprint(request.getFingerprint())
                .setEventId(request.getEventId())
                .setSku(request.getSku())
                .setAnchorId(request.getAnchorId())
                .setSegment(request.getSegment())
                .setShotName(request.getShotName())
                .setPromptVersion(request.getPromptVersion())
                .setProvider("sandbox")
                .setModelRequested(request.getModel())
                .setImages(List.of(Image.newBuilder().setUrl(picture).build()))
                .setRequestedCount(1)
                .setAttempts(1)
                .setAdmittedAt(now)
                .setSentAt(now)
                .setCompletedAt(now)
                .setOrigin(request.getOrigin());
    }

    byte[] bytes(ImageCompleted completed) {
        return topics.completed().value().serializer().serialize("image.completed", completed);
    }

    IntakeDriver fail(GenerationRequest request) {
        return fail(request, FailedState.FAILED);
    }

    IntakeDriver fail(GenerationRequest request, FailedState state) {
        byte[] value = bytes(failure(request, state));
        return pipe(topics.failed(), request.getSku().getBytes(StandardCharsets.UTF_8), value, new RecordHeaders());
    }

    byte[] bytes(ImageFailed failed) {
        return topics.failed().value().serializer().serialize("image.failed", failed);
    }

    ImageFailed failure(GenerationRequest request, FailedState state) {
        return ImageFailed.newBuilder()
                .setState(state)
                .setFailure(Failure.newBuilder()
                        .setWhy(FailureClass.PROVIDER_ERROR)
                        .setError("HTTP 500")
                        .build())
                .setEventId(request.getEventId())
                .setSku(request.getSku())
                .setIdempotencyKey(request.getIdempotencyKey())
                .setGeneration(request.getGeneration())
                .setRequest(request)
                .setFailedAt(now)
                .setOrigin(request.getOrigin())
                .build();
    }

    IntakeDriver outcome(String topic, byte[] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(new byte[] {'k'}, value, new RecordHeaders(), now));
        return this;
    }

    void pass(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    List<GenerationRequest> requests() {
        return values(topics.requests("sandbox"));
    }

    List<ImageFailed> failed() {
        return values(topics.failed());
    }

    List<GenerationStatus> statuses() {
        return values(topics.status());
    }

    <V> List<V> values(Topic<V> topic) {
        return records(topic).stream().map(TestRecord::value).toList();
    }

    <V> List<TestRecord<String, V>> records(Topic<V> topic) {
        return TestTopics.records(driver, topic);
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters("catalog.changes.dlq");
    }

    List<TestRecord<byte[], byte[]>> deadLetters(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    KeyValueStore<String, Admission> admissions() {
        return driver.getKeyValueStore("admissions");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("intake");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.close();
        folder.toFile().deleteOnExit();
        serdes.close();
        registry.close();
    }
}
