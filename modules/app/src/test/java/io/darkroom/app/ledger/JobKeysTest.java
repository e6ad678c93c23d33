package io.darkroom.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.tail.WrittenTopic;
import io.darkroom.contract.Decision;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class JobKeysTest {
    private static final Topic<GenerationStatus> STATUS =
            new Topic<>("image.status", new SingleObjectSerde<>(GenerationStatus.class));

    private final JobKeys keys = new JobKeys(STATUS, Optional.of("J1"));

    @Test
    void aNewerOrderOfAnotherJobEndsTheWait() {
        take("J1", 1, Decision.ADMITTED);

        take("J2", 2, Decision.ADMITTED);

        assertThat(keys.inProgress()).isEmpty();
        assertThat(keys.known()).isTrue();
    }

    @Test
    void aDuplicateByAnotherJobDoesNot() {
        take("J1", 1, Decision.ADMITTED);

        take("J2", 1, Decision.DUPLICATE);

        assertThat(keys.inProgress()).extracting(OpenKey::generation).containsExactly(1L);
    }

    @Test
    void anOrderOfItsOwnAfterThatIsWaitedForAgain() {
        take("J1", 1, Decision.ADMITTED);
        take("J2", 2, Decision.ADMITTED);

        take("J1", 3, Decision.ADMITTED);

        assertThat(keys.inProgress()).extracting(OpenKey::generation).containsExactly(3L);
    }

    @Test
    void aRecordThatCannotBeDecodedIsPassedOver() {
        take("J1", 1, Decision.ADMITTED);

        boolean goesOn =
                keys.take(new WrittenTopic<>(STATUS).withGarbage("b").records().getFirst());

        assertThat(goesOn).isTrue();
        assertThat(keys.inProgress()).extracting(OpenKey::key).containsExactly("a");
    }

    private void take(String job, long generation, Decision decision) {
        GenerationStatus status = GenerationStatus.newBuilder()
                .setIdempotencyKey("a")
                .setState(LedgerState.IN_PROGRESS)
                .setDecision(decision)
                .setGeneration(generation)
                .setEventId("e")
                .setOrigin(new Origin("catalog.changes", 0, 7L))
                .setSku("S")
                .setJobId(job)
                .setUpdatedAt(Instant.EPOCH)
                .build();
        keys.take(new ConsumerRecord<>(
                STATUS.name(), 0, 0, new byte[0], STATUS.value().serializer().serialize(STATUS.name(), status)));
    }
}
