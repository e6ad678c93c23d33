package io.darkroom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import io.darkroom.contract.Violation;
import io.darkroom.contract.json.JsonRead;
import io.darkroom.contract.json.RecordJson;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class CatalogPublisherTest {
    private static final RecordJson<CatalogChange> JSON = RecordJson.of(CatalogChange.class);

    private final MockProducer<byte[], byte[]> producer = new MockProducer<>(
            false, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    private final CatalogPublisher publisher = new CatalogPublisher(producer, records(), "kafka:9092");

    @Test
    void aRecordHasKeyValueAndHeaders() {
        EventContext context = EventContext.NONE
                .traced("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .behindLiveWork();
        publisher.send(change().setEventId("event-1").build(), context);

        ProducerRecord<byte[], byte[]> record = producer.history().get(0);
        assertThat(record.topic()).isEqualTo("catalog.changes");
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("MUG-1");
        assertThat(JSON.read(new String(record.value(), StandardCharsets.UTF_8)))
                .isInstanceOf(JsonRead.Good.class);
        assertThat(headers(record))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_type", "io.darkroom.catalog.change.v1",
                        "ce_source", "/pim",
                        "ce_id", "event-1",
                        "ce_subject", "MUG-1",
                        "ce_time", "2026-11-20T12:00:00Z",
                        "content-type", "application/avro",
                        "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                        "darkroom-lane", "backfill"));
    }

    @Test
    void whereItStandsIsToldWithTheIdThatResultsWillName() {
        CompletableFuture<Published> arrival = publisher.send(change().build()).toCompletableFuture();
        assertThat(arrival).isNotDone();

        producer.completeNext();

        Published published = arrival.join();
        assertThat(published.topic()).isEqualTo("catalog.changes");
        assertThat(published.offset()).isZero();
        assertThat(published.eventId())
                .isEqualTo(headers(producer.history().get(0)).get("ce_id"));
    }

    @Test
    void anEventThatBreaksTheContractIsNotSentAndEveryViolationIsNamed() {
        CatalogChange broken = change().setSku("")
                .setSourceImageUrl("mug.jpg")
                .setShots(List.of())
                .build();

        assertThatThrownBy(() -> publisher.send(broken))
                .isInstanceOfSatisfying(
                        InvalidChangeException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::getField)
                                .containsExactly("sku", "sourceImageUrl", "shots"))
                .hasMessage("The event was not sent: sku must not be empty, was ''; sourceImageUrl must be an absolute"
                        + " http or https URL, was 'mug.jpg'; shots must hold at least one, was '[]'");
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void whatWasNeverSetIsNamed() {
        CatalogChange bare = new CatalogChange();
        bare.setShots(new ArrayList<>(Collections.singletonList((Shot) null)));

        assertThatThrownBy(() -> publisher.send(bare))
                .isInstanceOfSatisfying(
                        InvalidChangeException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::getField)
                                .contains("sku", "product", "sourceImageUrl", "shots[0]", "occurredAt")
                                .doesNotContain("eventId", "deadline"))
                .hasMessageContaining("sku must be set, was 'null'");
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void whatNoRecordCanHoldIsNamedInsteadOfChanged() {
        CatalogChange broken = change().setSku("MUG-\ud83d")
                .setProduct(Product.newBuilder()
                        .setTitle("\udc00")
                        .setAttributes(Map.of("\ud83d", "a"))
                        .build())
                .setDeadline(Instant.MIN)
                .setOccurredAt(Instant.MAX)
                .build();

        assertThatThrownBy(() -> publisher.send(broken))
                .isInstanceOfSatisfying(
                        InvalidChangeException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::getField)
                                .containsExactly(
                                        "sku", "product.title", "product.attributes", "deadline", "occurredAt"))
                .hasMessageContaining("sku must not contain half of a surrogate pair, was 'MUG-\\ud83d'");
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void anEventThatIsTooLargeIsNotSent() {
        Product product = Product.newBuilder()
                .setTitle("Mug")
                .setAttributes(Map.of("a", "ü".repeat(8_000)))
                .build();
        List<Shot> shots = java.util.stream.IntStream.range(0, 10)
                .mapToObj(i -> Shot.newBuilder()
                        .setShotName("s" + i)
                        .setPromptTemplate("x".repeat(30_000))
                        .build())
                .toList();

        assertThatThrownBy(() -> publisher.send(
                        change().setProduct(product).setShots(shots).build()))
                .isInstanceOf(InvalidChangeException.class)
                .hasMessageContaining("record must have at most 262144 bytes");
    }

    @Test
    void whatKafkaRefusesIsToldByTheStageAndAgainByFlush() {
        CompletableFuture<Published> arrival = publisher.send(change().build()).toCompletableFuture();

        producer.errorNext(new TopicAuthorizationException("Not authorized to access topics: [catalog.changes]"));

        assertThat(arrival)
                .isCompletedExceptionally()
                .failsWithin(java.time.Duration.ofSeconds(60))
                .withThrowableThat()
                .withMessageContaining("ACLs Describe and Write");
        assertThatThrownBy(publisher::flush)
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith(
                        "1 of 1 events did not arrive; the first: Kafka refuses this client at topic catalog.changes: ");
        publisher.flush();
    }

    @Test
    void closingTellsWhatNobodyAskedFor() {
        publisher.send(change().build());
        publisher.send(change().build());
        producer.completeNext();
        producer.errorNext(new TimeoutException("Expiring 1 record(s)"));

        assertThatThrownBy(publisher::close).hasMessageStartingWith("1 of 2 events did not arrive");
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void aProducerThatThrowsFailsTheStage() {
        producer.sendException = new org.apache.kafka.common.KafkaException("fenced");

        assertThat(publisher.send(change().build()).toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void aTraceContextThatIsNoneIsRefused() {
        assertThatThrownBy(() -> EventContext.NONE.traced("abc")).hasMessageContaining("W3C trace context");
    }

    private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        RecordHeaders.text(record.headers(), header.key()).orElseThrow()));
        return headers;
    }

    /** Values in JSON instead of Avro: no registry is needed. */
    private static ChangeRecords records() {
        Topic<CatalogChange> topic = new Topic<>(
                "catalog.changes",
                Serdes.serdeFrom(
                        (name, change) -> JSON.write(change).getBytes(StandardCharsets.UTF_8), (name, bytes) -> null));
        return new ChangeRecords(topic, "/pim", () -> {});
    }

    private static CatalogChange.Builder change() {
        return CatalogChange.newBuilder()
                .setSku("MUG-1")
                .setProduct(Product.newBuilder().setTitle("Mug").build())
                .setSourceImageUrl("https://images.example/1.jpg")
                .setShots(List.of(Shot.newBuilder().build()))
                .setOccurredAt(Instant.parse("2026-11-20T12:00:00Z"));
    }
}
