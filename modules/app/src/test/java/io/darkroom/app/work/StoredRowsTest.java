package io.darkroom.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.run.Records;
import io.darkroom.app.tail.WrittenTopic;
import io.darkroom.app.wording.FailureText;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import io.darkroom.contract.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class StoredRowsTest {
    private static final Instant QUEUED = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void aRowThatCannotBeDecodedIsPassedOverAndTheOthersAreCounted() {
        try (WireSerdes serdes = new WireSerdes(Map.of("schema.registry.url", "http://127.0.0.1:1"))) {
            WorkTopics names = new WorkTopics("sandbox", new Topics("", serdes), "intake", "generation");
            StoredRows rows = new StoredRows(names);
            new WrittenTopic<>(new Topic<>(names.openCalls(), new SingleObjectSerde<>(OpenCall.class)))
                    .with("gone#1", queued())
                    .withTombstone("gone#1")
                    .withGarbage("bad#1")
                    .with("good#1", queued())
                    .records()
                    .forEach(rows::take);

            StoredWork work = rows.work();

            assertThat(work).isEqualTo(new StoredWork(0, 1, 0, Optional.empty(), 0, Optional.empty()));
            assertThat(rows.oldestInLine()).contains(QUEUED);
        }
    }

    @Test
    void theRetryThatWasStoredLastSaysWhyWhileItWaits() {
        try (WireSerdes serdes = new WireSerdes(Map.of("schema.registry.url", "http://127.0.0.1:1"))) {
            WorkTopics names = new WorkTopics("sandbox", new Topics("", serdes), "intake", "generation");
            StoredRows rows = new StoredRows(names);
            rows.take(retry(names, 1, "HTTP 503: busy"));
            rows.take(retry(names, 2, "HTTP 503: down"));

            assertThat(rows.work().lastFailure().map(FailureText::of))
                    .contains("PROVIDER_UNAVAILABLE (HTTP 503: down)");

            rows.take(new ConsumerRecord<>(names.dueRetries(), 0, 9, place(2), null));
            assertThat(rows.work().retries()).isEqualTo(1);
            assertThat(rows.work().lastFailure()).isEmpty();
        }
    }

    private static ConsumerRecord<byte[], byte[]> retry(WorkTopics names, int number, String error) {
        Failure failure = new Failure(FailureClass.PROVIDER_UNAVAILABLE, error, null, null);
        GenerationRequest request = Records.request("S:product:main:v" + number)
                .setRetry(RetryState.newBuilder()
                        .setAttempt(0)
                        .setNotBefore(QUEUED)
                        .setLastFailure(failure)
                        .build())
                .build();
        byte[] value =
                new SingleObjectSerde<>(GenerationRequest.class).serializer().serialize(names.dueRetries(), request);
        return new ConsumerRecord<>(names.dueRetries(), 0, number, place(number), value);
    }

    private static byte[] place(int number) {
        return ByteBuffer.allocate(20).putLong(QUEUED.toEpochMilli() + number).array();
    }

    private static OpenCall queued() {
        return new OpenCall(
                Records.request("S:product:main:v1").build(),
                OpenState.QUEUED,
                QUEUED,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
