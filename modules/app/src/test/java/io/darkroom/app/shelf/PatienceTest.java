package io.darkroom.app.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.shelf.Patience.Moment;
import io.darkroom.contract.Control;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.Order;
import io.darkroom.contract.RetryState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final OptionalInt NONE = OptionalInt.of(0);

    @Test
    void whatIsBeingFetchedIsWaitedFor() {
        Moment fetching = new Moment(false, OptionalInt.of(1), Optional.of(hold()), Optional.empty());

        assertThat(Patience.over(fetching, LONG)).isEmpty();
        assertThat(Patience.over(new Moment(true, OptionalInt.of(1), Optional.empty(), Optional.empty()), LONG))
                .isEmpty();
    }

    @Test
    void aPictureThatIsTriedAgainSoonIsWaitedForAndOneMuchLaterIsLeftToTheNextRun() {
        Moment waiting = new Moment(false, NONE, Optional.empty(), Optional.of(retry()));

        assertThat(Patience.over(waiting, SHORT)).isEmpty();
        assertThat(Patience.over(waiting, LONG)).hasValue("it is not stored yet; the last try: HTTP 503");
    }

    @Test
    void aHeldStageIsWaitedForUntilItsProbeIsOver() {
        Moment held = new Moment(false, NONE, Optional.of(hold()), Optional.empty());

        assertThat(Patience.over(held, SHORT)).isEmpty();
        assertThat(Patience.over(held, Patience.IN_DOUBT))
                .hasValue("the asset stage is held by worker-1 (HTTP 403 AccessDenied)");
    }

    @Test
    void whoStopsWaitsForWhatIsOnItsWayOnly() {
        assertThat(Patience.over(new Moment(true, NONE, Optional.empty(), Optional.empty()), Duration.ZERO))
                .isEmpty();
        assertThat(Patience.over(new Moment(true, NONE, Optional.empty(), Optional.empty()), SHORT))
                .hasValue("the run ended before");
        assertThat(Patience.over(
                        new Moment(true, OptionalInt.empty(), Optional.empty(), Optional.empty()), Duration.ZERO))
                .hasValue("the run ended before");
    }

    @Test
    void onAClusterTheStageMayNotBeAtWork() {
        Moment elsewhere = new Moment(false, OptionalInt.empty(), Optional.empty(), Optional.empty());

        assertThat(Patience.over(elsewhere, SHORT)).isEmpty();
        assertThat(Patience.over(elsewhere, LONG))
                .hasValue("it is not stored yet; is darkroom serve at work on this cluster with its asset stage?");
    }

    private static Control hold() {
        return Control.newBuilder()
                .setProvider("assets")
                .setOrder(Order.HOLD)
                .setWhy(FailureClass.AUTH_CONFIG)
                .setError("HTTP 403 AccessDenied")
                .setBy("worker-1")
                .setAt(Instant.EPOCH)
                .build();
    }

    private static RetryState retry() {
        return RetryState.newBuilder()
                .setAttempt(3)
                .setSends(3)
                .setNotBefore(Instant.EPOCH)
                .setTriedMillis(0)
                .setLastFailure(new Failure(FailureClass.PROVIDER_ERROR, "HTTP 503", 503, null))
                .build();
    }
}
