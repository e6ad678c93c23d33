package io.darkroom.app.replay.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.replay.plan.Only;
import io.darkroom.app.replay.plan.ReplayPlan;
import io.darkroom.app.replay.plan.Source;
import io.darkroom.app.replay.survey.Orders;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class CopiedRecordTest {
    private static final byte[] KEY = {1};
    private static final byte[] VALUE = {0, 1, 2};

    @Test
    void bytesAndHeadersAreAsTheyWereAndSayWhereFrom() {
        ProducerRecord<byte[], byte[]> copy =
                copy(read(3, Map.of("ce_id", "e-1", "own", "x")), Orders.plan(Source.CHANGES, Only.ALL, false), 0, 6);

        assertThat(copy.key()).isSameAs(KEY);
        assertThat(copy.value()).isSameAs(VALUE);
        assertThat(copy.partition()).isEqualTo(3);
        assertThat(copy.timestamp()).isNull();
        assertThat(texts(copy.headers()))
                .isEqualTo(Map.of(
                        "ce_id", "e-1",
                        "own", "x",
                        "darkroom-replay-id", "r-1",
                        "darkroom-replay-topic", "t",
                        "darkroom-replay-partition", "3",
                        "darkroom-replay-offset", "17",
                        "darkroom-lane", "backfill"));
    }

    @Test
    void whatAnEarlierReplayAndADeadLetterTopicPutThereIsLeftOut() {
        Map<String, String> before = Map.of(
                RecordHeaders.REPLAY_ID,
                "r-0",
                RecordHeaders.REPLAY_GENERATION,
                "5",
                RecordHeaders.FORCE,
                "r-0",
                RecordHeaders.ERROR_MESSAGE,
                "broken",
                "__streams.errors.other",
                "x");

        Headers headers = copy(read(0, before), Orders.plan(Source.DLQ, Only.ALL, false), 0, 6)
                .headers();

        assertThat(texts(headers))
                .containsEntry(RecordHeaders.REPLAY_ID, "r-1")
                .doesNotContainKeys(RecordHeaders.REPLAY_GENERATION, RecordHeaders.FORCE)
                .allSatisfy((name, text) -> assertThat(name).doesNotStartWith("__streams"));
    }

    @Test
    void forceAndGenerationAreAddedAndAPublishersOwnForceStays() {
        ReplayPlan forced = Orders.plan(Source.FAILED, Only.ALL, true);

        assertThat(texts(copy(read(0, Map.of()), forced, 9, 6).headers()))
                .containsEntry(RecordHeaders.FORCE, "r-1")
                .containsEntry(RecordHeaders.REPLAY_GENERATION, "9");
        assertThat(texts(copy(
                                read(0, Map.of(RecordHeaders.FORCE, "run-7")),
                                Orders.plan(Source.CHANGES, Only.ALL, false),
                                0,
                                6)
                        .headers()))
                .containsEntry(RecordHeaders.FORCE, "run-7");
    }

    @Test
    void aPartitionThatTheTopicOfReplaysHasNotIsChosenByKey() {
        assertThat(copy(read(6, Map.of()), Orders.plan(Source.CHANGES, Only.ALL, false), 0, 6)
                        .partition())
                .isNull();
    }

    private static ProducerRecord<byte[], byte[]> copy(
            ConsumerRecord<byte[], byte[]> read, ReplayPlan plan, long failedGeneration, int partitions) {
        return CopiedRecord.of(read, plan, failedGeneration, "catalog.replays", partitions);
    }

    private static ConsumerRecord<byte[], byte[]> read(int partition, Map<String, String> headers) {
        Headers all = new org.apache.kafka.common.header.internals.RecordHeaders();
        headers.forEach((name, text) -> all.add(new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8))));
        return new ConsumerRecord<>(
                "t", partition, 17, 0, TimestampType.LOG_APPEND_TIME, 1, 3, KEY, VALUE, all, Optional.empty());
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return texts;
    }
}
