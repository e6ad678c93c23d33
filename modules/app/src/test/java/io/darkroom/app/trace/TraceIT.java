package io.darkroom.app.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.job.Plant;
import io.darkroom.app.job.TopicContent;
import io.darkroom.app.local.stage.Stage;
import io.darkroom.app.promise.world.Catalog;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.topic.CloudEvents;
import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.topic.header.RecordHeaders;
import io.darkroom.sandbox.api.setting.Latency;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One event across all stages, a retry and the asset stage included, as somebody sees it who brings OpenTelemetry's SDK. */
class TraceIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PUBLISHER = "b7ad6b7169203331";
    private static final String STATE = "vendor=t61rcWkgMzE";

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    @TempDir
    Path folder;

    @Test
    void oneEventIsOneTraceFromItsPublisherToItsStoredPicture() throws Exception {
        Map<String, String> settings = Map.of(
                "retry.delay", "200ms",
                "assets.store", "folder",
                "assets.dir", folder.resolve("assets").toString());
        try (Plant plant = Plant.start(folder, settings, Latency.NONE)) {
            plant.run("all", Set.of(Stage.INTAKE, Stage.GENERATION, Stage.ASSETS));
            plant.api().faults().set("[{when: {prompt: Chair T-1, token: ':c1'}, then: {status: 500}}]");
            publish(plant, "T-1");
            Topics topics = plant.installation().topics();
            await().atMost(LIMIT)
                    .until(() -> !TopicContent.values(plant.installation(), topics.assets())
                            .isEmpty());
            await().atMost(LIMIT).until(() -> spans("close image.completed").size() == 1);

            SpanData validate = only("validate catalog.changes");
            SpanData admit = only("admit darkroom-intake-by-sku-repartition");
            List<SpanData> calls = spans("call sandbox");
            List<SpanData> settles = spans("settle image.replies.sandbox");
            assertThat(TELEMETRY.getSpans()).extracting(SpanData::getTraceId).containsOnly(TRACE);
            assertThat(validate.getParentSpanId()).isEqualTo(PUBLISHER);
            assertChild(admit, validate);
            assertThat(calls).hasSize(2).allSatisfy(call -> assertChild(call, admit));
            assertThat(settles).hasSize(2);
            assertChild(settles.getFirst(), calls.getFirst());
            assertChild(settles.getLast(), calls.getLast());
            assertThat(calls.getFirst().getLinks()).isEmpty();
            assertThat(calls.getLast().getLinks())
                    .extracting(LinkData::getSpanContext)
                    .extracting(context -> context.getSpanId())
                    .containsExactly(settles.getFirst().getSpanId());
            assertChild(only("close image.completed"), settles.getLast());
            SpanData ask = only("ask image.completed");
            assertChild(ask, settles.getLast());
            SpanData store = only("call assets");
            assertChild(store, ask);
            assertChild(only("settle image.replies.assets"), store);

            assertThat(List.of(
                            validate, admit, calls.getFirst(), settles.getFirst(), calls.getLast(), settles.getLast()))
                    .extracting(span -> text(span, "darkroom.outcome"))
                    .containsExactly("rendered", "admitted", "provider_error", "retry", "finished", "completed");
            assertThat(text(only("settle image.replies.assets"), "darkroom.outcome"))
                    .isEqualTo("stored");
            assertThat(TELEMETRY.getSpans())
                    .allSatisfy(span -> assertThat(text(span, "darkroom.sku")).isEqualTo("T-1"));
            assertThat(TELEMETRY.getSpans())
                    .filteredOn(span -> !span.equals(validate))
                    .allSatisfy(span ->
                            assertThat(text(span, "darkroom.idempotency_key")).isEqualTo(Catalog.key("T-1")));
            assertThat(calls).allSatisfy(call -> {
                assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
                assertThat(text(call, "url.full")).endsWith("/v1/images/generations");
            });
            assertThat(header(plant, topics.assets(), RecordHeaders.TRACEPARENT))
                    .isEqualTo("00-%s-%s-01"
                            .formatted(
                                    TRACE, only("settle image.replies.assets").getSpanId()));
            assertThat(header(plant, topics.assets(), RecordHeaders.TRACESTATE)).isEqualTo(STATE);
        }
    }

    private static void publish(Plant plant, String sku) {
        Topic<CatalogChange> changes = plant.installation().topics().changes();
        Headers headers = CloudEvents.headers(
                CloudEvents.CATALOG_CHANGE,
                "event-1",
                sku,
                Instant.now(),
                Optional.of("00-%s-%s-01".formatted(TRACE, PUBLISHER)));
        RecordHeaders.set(headers, RecordHeaders.TRACESTATE, STATE);
        byte[] value = changes.value().serializer().serialize(changes.name(), Catalog.change(sku, Instant.now()));
        try (Producer<byte[], byte[]> producer = plant.installation().producer()) {
            var unused = producer.send(
                    new ProducerRecord<>(changes.name(), null, sku.getBytes(StandardCharsets.UTF_8), value, headers));
        }
    }

    private static String header(Plant plant, Topic<ImageAssets> topic, String name) {
        List<ConsumerRecord<byte[], byte[]>> records = TopicContent.records(plant.installation(), topic.name());
        return RecordHeaders.text(records.getFirst().headers(), name).orElseThrow();
    }

    /** In the order of their beginnings. */
    private static List<SpanData> spans(String name) {
        return TELEMETRY.getSpans().stream()
                .filter(span -> span.getName().equals(name))
                .sorted(Comparator.comparingLong(SpanData::getStartEpochNanos))
                .toList();
    }

    private static SpanData only(String name) {
        await().atMost(LIMIT).until(() -> !spans(name).isEmpty());
        assertThat(spans(name)).as(name).hasSize(1);
        return spans(name).getFirst();
    }

    private static void assertChild(SpanData child, SpanData parent) {
        assertThat(child.getParentSpanId())
                .as("%s below %s", child.getName(), parent.getName())
                .isEqualTo(parent.getSpanId());
    }

    private static String text(SpanData span, String name) {
        return span.getAttributes().asMap().entrySet().stream()
                .filter(entry -> entry.getKey().getKey().equals(name))
                .map(entry -> entry.getValue().toString())
                .findFirst()
                .orElse("");
    }
}
