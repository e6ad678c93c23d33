package io.darkroom.pipeline.intake;

import static io.darkroom.pipeline.intake.Events.catalogRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever upstream writes: nothing stops, nothing is lost. */
class PoisonTest {
    private static final IntakeDriver SOURCE = new IntakeDriver();
    private static final byte[] GOOD = SOURCE.topics
            .changes()
            .value()
            .serializer()
            .serialize("catalog.changes", catalogRow("MUG-1").build());
    private static final int ID = ByteBuffer.wrap(GOOD).getInt(1);

    private final IntakeDriver intake = new IntakeDriver();

    @AfterEach
    void close() {
        intake.close();
    }

    static Stream<Arguments> poison() {
        int text = SOURCE.registry.add(Schema.create(Schema.Type.STRING).toString());
        byte[] manyShots = avro(ID, 2, 0, 0, 2, 'A', 0, 14);
        return Stream.of(
                arguments("no bytes", new byte[0]),
                arguments("plain text", "{\"sku\":\"MUG-1\"}".getBytes(StandardCharsets.UTF_8)),
                arguments("another magic byte", changed(GOOD, 0, 1)),
                arguments("only the magic byte", new byte[] {0}),
                arguments("unknown schema id", changed(GOOD, 4, 99)),
                arguments("negative schema id", changed(GOOD, 1, 0xff)),
                arguments("nothing after the id", Arrays.copyOf(GOOD, 5)),
                arguments("cut in the middle", Arrays.copyOf(GOOD, GOOD.length / 2)),
                arguments("bytes after the end", Arrays.copyOf(GOOD, GOOD.length + 3)),
                arguments("text length far beyond the end", avro(ID, 2, 0, 0, 0xfe, 0xff, 0xff, 0xff, 0x0f)),
                arguments("negative text length", avro(ID, 2, 0, 0, 3)),
                arguments("union branch that does not exist", avro(ID, 2, 40)),
                arguments("half a record", manyShots),
                arguments("another record's schema", avro(text, 2, 'A')),
                arguments("one byte too large", Arrays.copyOf(GOOD, 256 * 1024 + 1)),
                arguments("larger than a dead letter may be", Arrays.copyOf(GOOD, 5 * 1024 * 1024)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void goesToTheDeadLettersAndTheNextEventIsServed(String kind, byte[] value) {
        byte[] key = {(byte) 0xff, 0};
        Headers headers = IntakeDriver.header("tenant", "t-1");

        intake.publish(key, value, headers).publish(catalogRow("MUG-2"));

        TestRecord<byte[], byte[]> letter = intake.deadLetters().get(0);
        assertThat(letter.key()).isEqualTo(key);
        if (value.length < 4 * 1024 * 1024) {
            assertThat(letter.value()).isEqualTo(value);
        } else {
            assertThat(letter.value()).isNull();
        }
        assertThat(RecordHeaders.text(letter.headers(), "tenant")).hasValue("t-1");
        assertThat(RecordHeaders.text(letter.headers(), RecordHeaders.ERROR_TOPIC))
                .hasValue("catalog.changes");
        assertThat(RecordHeaders.text(letter.headers(), RecordHeaders.ERROR_PARTITION))
                .hasValue("0");
        assertThat(RecordHeaders.text(letter.headers(), RecordHeaders.ERROR_OFFSET))
                .hasValue("0");
        assertThat(RecordHeaders.text(letter.headers(), RecordHeaders.ERROR_MESSAGE))
                .isPresent();
        assertThat(RecordHeaders.text(letter.headers(), "__streams.errors.stacktrace"))
                .isEmpty();
        assertThat(intake.statuses()).extracting(GenerationStatus::getSku).containsExactly("MUG-2");
        assertThat(intake.failed()).isEmpty();
    }

    @Test
    void nullValueGoesToTheDeadLettersWithItsReason() {
        intake.publish(null, null, new org.apache.kafka.common.header.internals.RecordHeaders());

        TestRecord<byte[], byte[]> letter = intake.deadLetters().get(0);

        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(RecordHeaders.text(letter.headers(), RecordHeaders.ERROR_MESSAGE))
                .hasValueSatisfying(why -> assertThat(why).contains("null"));
    }

    @Test
    void nullValueBesideHeadersThatDoNotFitGoesToTheDeadLettersToo() {
        intake.publish(null, null, IntakeDriver.header("huge", "x".repeat(4 * 1024 * 1024 - 1_000)));

        assertThat(intake.deadLetters()).hasSize(1);
    }

    @Test
    void headersCountAgainstTheSizeOfAnEvent() {
        CatalogChange event = catalogRow("MUG-1").build();
        intake.publish(
                new byte[1],
                intake.topics.changes().value().serializer().serialize("catalog.changes", event),
                IntakeDriver.header("huge", "x".repeat(300_000)));

        assertThat(intake.deadLetters()).hasSize(1);
    }

    @Test
    void listThatClaimsMoreElementsThanItHasBytesTakesNoMemory() {
        // contractVersion 1, eventId, jobId null, sku A, anchorId null, segment product, title "", brand null, then
        // tags:
        // one block of 2^30 elements
        byte[] bomb =
                avro(ID, 2, 0, 0, 2, 'A', 0, 14, 'p', 'r', 'o', 'd', 'u', 'c', 't', 0, 0, 0x80, 0x80, 0x80, 0x80, 8);

        intake.publish(new byte[1], bomb, new org.apache.kafka.common.header.internals.RecordHeaders());

        assertThat(intake.deadLetters()).hasSize(1);
    }

    @Test
    void impossibleTimestampIsTakenAsTheNearestPossibleOne() {
        List<Long> taken = Stream.of(-1L, 5L, Long.MAX_VALUE)
                .map(timestamp -> new io.darkroom.pipeline.intake.wire.PossibleTime(() -> Events.NOW)
                        .extract(
                                new org.apache.kafka.clients.consumer.ConsumerRecord<>(
                                        "t",
                                        0,
                                        0,
                                        timestamp,
                                        null,
                                        0,
                                        0,
                                        null,
                                        null,
                                        new org.apache.kafka.common.header.internals.RecordHeaders(),
                                        java.util.Optional.empty()),
                                0))
                .toList();

        assertThat(taken).containsExactly(0L, 5L, Events.NOW.toEpochMilli());
    }

    @Test
    void undecodableOutcomeIsKeptAsideAndItsKeyStaysOpen() {
        intake.outcome("image.completed", new byte[] {9, 9}).outcome("image.failed", new byte[] {0, 0, 0, 0, 99, 1});

        assertThat(intake.deadLetters("image.completed.dlq")).hasSize(1);
        assertThat(intake.deadLetters("image.failed.dlq")).hasSize(1);
        assertThat(intake.meters.get("darkroom.intake.undecodable.outcome").counters())
                .hasSize(2);
    }

    private static byte[] changed(byte[] bytes, int index, int value) {
        byte[] copy = bytes.clone();
        copy[index] = (byte) value;
        return copy;
    }

    private static byte[] avro(int id, int... body) {
        ByteBuffer bytes = ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(id);
        for (int part : body) {
            bytes.put((byte) part);
        }
        return bytes.array();
    }
}
