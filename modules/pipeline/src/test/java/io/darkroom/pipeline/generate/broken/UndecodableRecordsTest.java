package io.darkroom.pipeline.generate.broken;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.topic.TopicTable;
import io.darkroom.contract.topic.header.RecordHeaders;
import io.darkroom.contract.topic.header.RecordSize;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

/** A dead letter that is too large would abort its transaction for ever. */
class UndecodableRecordsTest {
    private static final int RECORD = TopicTable.OUTPUT_BYTES;

    @Test
    void deadLetterIsTheRecordAsReadAndWhy() {
        ProducerRecord<byte[], byte[]> letter = letter(1_000, 1_000);

        assertThat(letter.topic()).isEqualTo("image.replies.sandbox.dlq");
        assertThat(letter.key()).hasSize(3);
        assertThat(letter.value()).hasSize(1_000);
        assertThat(letter.headers().lastHeader("tenant").value()).hasSize(1_000);
        assertThat(why(letter)).isEqualTo("broken");
    }

    @Test
    void headersAreLeftOutBeforeAnyOfAPossiblyPaidResult() {
        ProducerRecord<byte[], byte[]> letter = letter(RECORD - 100_000, 100_000);

        assertThat(letter.value()).hasSize(RECORD - 100_000);
        assertThat(letter.headers().lastHeader("tenant")).isNull();
        assertThat(why(letter)).isEqualTo("broken; headers left out");
        assertThat(size(letter)).isLessThan(RECORD);
    }

    @Test
    void valueThatDoesNotFitIsLeftOut() {
        ProducerRecord<byte[], byte[]> letter = letter(RECORD + 1_000_000, 0);

        assertThat(letter.value()).isNull();
        assertThat(why(letter)).isEqualTo("broken; key, value and headers left out");
        assertThat(size(letter)).isLessThan(RECORD);
    }

    @Test
    void longReasonIsCut() {
        ConsumerRecord<byte[], byte[]> read = new ConsumerRecord<>("image.replies.sandbox", 0, 7, null, new byte[1]);

        assertThat(why(UndecodableRecords.deadLetter(read, new SerializationException("x".repeat(RECORD)))))
                .hasSize(1_000);
    }

    private static ProducerRecord<byte[], byte[]> letter(int value, int header) {
        ConsumerRecord<byte[], byte[]> read =
                new ConsumerRecord<>("image.replies.sandbox", 0, 7, new byte[3], new byte[value]);
        read.headers().add("tenant", new byte[header]);
        return UndecodableRecords.deadLetter(read, new SerializationException("broken"));
    }

    private static String why(ProducerRecord<byte[], byte[]> letter) {
        return RecordHeaders.text(letter.headers(), RecordHeaders.ERROR_MESSAGE).orElseThrow();
    }

    private static long size(ProducerRecord<byte[], byte[]> letter) {
        return RecordSize.of(letter.key(), letter.value(), letter.headers());
    }
}
