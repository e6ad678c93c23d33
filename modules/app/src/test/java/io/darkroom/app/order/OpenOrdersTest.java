package io.darkroom.app.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.run.Records;
import io.darkroom.contract.Decision;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.LedgerState;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OpenOrdersTest {
    private final OpenOrders orders = new OpenOrders();

    @Test
    void keysInProgressAreOpenWithThePicturesOfTheirEvents() {
        status("a", 1, LedgerState.IN_PROGRESS);
        status("b", 1, LedgerState.IN_PROGRESS);
        status("b", 1, LedgerState.COMPLETED);

        orders.order(request("a", 3));

        assertThat(orders.origins()).isEqualTo(Map.of(new TopicPartition("catalog.changes", 0), Set.of(0L)));
        assertThat(orders.pictures()).isEqualTo(Map.of("a", 3));
    }

    @Test
    void anEventThatIsGoneCountsAsTheMostThatItMayAskFor() {
        status("a", 1, LedgerState.IN_PROGRESS);

        assertThat(orders.pictures()).isEqualTo(Map.of("a", 4));
    }

    @Test
    void outcomesThatTheLedgerHasNotReadCloseTheirGenerationOnly() {
        status("a", 1, LedgerState.IN_PROGRESS);
        status("b", 2, LedgerState.IN_PROGRESS);
        status("c", 1, LedgerState.IN_PROGRESS);
        status("d", 1, LedgerState.IN_PROGRESS);

        orders.completed(Records.completed("e", "a", 1, "http://x"));
        orders.completed(Records.completed("e", "b", 1, "http://x"));
        orders.failed(Records.failed("e", "c", 1, FailedState.FAILED, FailureClass.INVALID_REQUEST, "no"));
        orders.failed(Records.failed("e", "d", 1, FailedState.REJECTED, FailureClass.IDEMPOTENCY_CONFLICT, "no"));

        assertThat(orders.pictures()).containsOnlyKeys("b", "d");
    }

    @Test
    void whatIntakeHasNotDecidedAboutIsOpenUnlessItIsFinished() {
        orders.undecided(request("new", 1), false);
        orders.undecided(request("failed", 2), false);
        orders.undecided(request("finished", 2), false);
        orders.undecided(request("again", 2), true);
        status("failed", 1, LedgerState.FAILED);
        status("finished", 1, LedgerState.COMPLETED);
        status("again", 1, LedgerState.COMPLETED);

        assertThat(orders.pictures()).isEqualTo(Map.of("new", 1, "failed", 2, "again", 2));
    }

    private void status(String key, long generation, LedgerState state) {
        orders.status(Records.status("e", key, generation, state, Decision.ADMITTED, null));
    }

    private static GenerationRequest request(String key, int count) {
        return Records.request(key).setCount(count).build();
    }
}
