package io.darkroom.app.replay.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.replay.survey.Orders;
import io.darkroom.contract.Decision;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import io.darkroom.contract.stores.Admission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AftermathTest {
    private final Aftermath aftermath = new Aftermath("replays");

    @Test
    void eachRecordIsInOneNumber() {
        for (int offset = 0; offset < 7; offset++) {
            aftermath.copied(0, 10 + offset, offset < 6);
        }

        aftermath.undecodable(0, 10);
        aftermath.failed(failed(11, "a", FailedState.FAILED, FailureClass.DEADLINE));
        aftermath.failed(failed(12, "b", FailedState.REJECTED, FailureClass.IDEMPOTENCY_CONFLICT));
        aftermath.completed(completed(13, "c"));
        aftermath.status(status("d", 14, LedgerState.IN_PROGRESS, Decision.ADMITTED, 1));
        aftermath.status(status("e", 15, LedgerState.COMPLETED, Decision.DUPLICATE, 1));

        assertThat(aftermath.records()).isEqualTo(7);
        assertThat(aftermath.undecodable()).isEqualTo(1);
        assertThat(aftermath.failures()).isEqualTo(Map.of(FailureClass.DEADLINE, 1L));
        assertThat(aftermath.rejections()).isEqualTo(Map.of(FailureClass.IDEMPOTENCY_CONFLICT, 1L));
        assertThat(aftermath.completed()).isEqualTo(1);
        assertThat(aftermath.inProgress()).isEqualTo(1);
        assertThat(aftermath.turnedAway()).isEqualTo(1);
        assertThat(aftermath.unread()).isEqualTo(1);
    }

    @Test
    void whatOthersAskedForDoesNotCount() {
        aftermath.copied(0, 10, true);

        aftermath.failed(failed(9, "a", FailedState.FAILED, FailureClass.DEADLINE));
        aftermath.completed(completed(11, "a"));
        aftermath.undecodable(1, 10);
        aftermath.status(status("a", 9, LedgerState.IN_PROGRESS, Decision.ADMITTED, 1));

        assertThat(List.of(aftermath.completed(), aftermath.inProgress(), aftermath.undecodable()))
                .containsOnly(0L);
        assertThat(aftermath.failures()).isEmpty();
        assertThat(aftermath.turnedAway()).isEqualTo(1);
    }

    @Test
    void aPictureThatComesAfterAllTakesThePlaceOfTheFailure() {
        aftermath.copied(0, 10, true);

        aftermath.failed(failed(10, "a", FailedState.FAILED, FailureClass.UNKNOWN_OUTCOME));
        aftermath.completed(completed(10, "a"));

        assertThat(aftermath.failures()).isEmpty();
        assertThat(aftermath.completed()).isEqualTo(1);
    }

    @Test
    void anOrderThatEndedOrWentOnIsNotInProgress() {
        aftermath.copied(0, 10, true);
        aftermath.copied(0, 11, true);

        aftermath.status(status("a", 10, LedgerState.IN_PROGRESS, Decision.ADMITTED, 1));
        aftermath.status(status("a", 99, LedgerState.IN_PROGRESS, Decision.DUPLICATE, 1));
        aftermath.status(status("b", 11, LedgerState.IN_PROGRESS, Decision.ADMITTED, 1));
        aftermath.status(status("b", 99, LedgerState.IN_PROGRESS, Decision.ADMITTED, 2));

        assertThat(aftermath.inProgress()).isEqualTo(1);
    }

    @Test
    void anOrderWhoseAdmissionWasCompactedAwayIsInProgressAllTheSame() {
        aftermath.copied(0, 10, true);
        aftermath.copied(0, 11, true);

        aftermath.status(status("a", 99, LedgerState.IN_PROGRESS, Decision.DUPLICATE, 1));
        aftermath.entry("a", entry(10, LedgerState.IN_PROGRESS));
        aftermath.entry("b", entry(11, LedgerState.COMPLETED));
        aftermath.entry("c", entry(99, LedgerState.IN_PROGRESS));

        assertThat(aftermath.inProgress()).isEqualTo(1);
        assertThat(aftermath.turnedAway()).isEqualTo(1);
    }

    private static Admission entry(long offset, LedgerState state) {
        return Admission.newBuilder()
                .setState(state)
                .setGeneration(1)
                .setFingerprints(List.of())
                .setFields(Map.of())
                .setForces(List.of())
                .setOccurredAt(Instant.EPOCH)
                .setSince(Instant.EPOCH)
                .setEventId("e")
                .setSku("s")
                .setOrigin(origin(offset))
                .build();
    }

    private static Origin origin(long offset) {
        return new Origin("replays", 0, offset);
    }

    private static ImageFailed failed(long offset, String key, FailedState state, FailureClass why) {
        return ImageFailed.newBuilder()
                .setState(state)
                .setFailure(Failure.newBuilder().setWhy(why).setError("x").build())
                .setEventId("e")
                .setSku("s")
                .setIdempotencyKey(key)
                .setFailedAt(Orders.NOW)
                .setOrigin(origin(offset))
                .build();
    }

    private static ImageCompleted completed(long offset, String key) {
        return ImageCompleted.newBuilder()
                .setIdempotencyKey(key)
                .setGeneration(1)
                .setFingerprint("f")
                .setEventId("e")
                .setSku("s")
                .setAnchorId("s")
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v1")
                .setProvider("sandbox")
                .setModelRequested("m")
                .setImages(List.of())
                .setRequestedCount(1)
                .setAttempts(1)
                .setAdmittedAt(Orders.NOW)
                .setSentAt(Orders.NOW)
                .setCompletedAt(Orders.NOW)
                .setOrigin(origin(offset))
                .build();
    }

    private static GenerationStatus status(
            String key, long offset, LedgerState state, Decision decision, long generation) {
        return GenerationStatus.newBuilder(Orders.status(key, state, generation, "f"))
                .setDecision(decision)
                .setOrigin(origin(offset))
                .build();
    }
}
