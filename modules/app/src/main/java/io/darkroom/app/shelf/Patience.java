package io.darkroom.app.shelf;

import io.darkroom.contract.Control;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Order;
import io.darkroom.contract.RetryState;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides when a run that only waits for pictures waits no longer. Pure; any thread. */
public final class Patience {
    /** The last pictures need this long from the store to the reader. */
    static final Duration SETTLED = Duration.ofSeconds(2);

    /** What has not been said for so long may have been said before anybody listened. */
    static final Duration LOST = Duration.ofSeconds(10);

    /** A hold of an earlier run may be over, a probe tells. */
    static final Duration IN_DOUBT = Duration.ofSeconds(15);

    /** Pictures that are tried again later than this are left to the next run. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private Patience() {}

    /**
     * What is known at a moment.
     *
     * @param stopping whether somebody asked to stop
     * @param storing pictures that are being fetched and stored; empty when that happens elsewhere
     * @param order the standing order for the asset stage
     * @param last the picture that was put off last
     */
    public record Moment(boolean stopping, OptionalInt storing, Optional<Control> order, Optional<RetryState> last) {}

    /**
     * Why the pictures that are missing are not waited for.
     *
     * @param quiet time since anything happened to one
     */
    static Optional<String> over(Moment at, Duration quiet) {
        if (at.stopping() && at.storing().isEmpty()) {
            return Optional.of("the run ended before");
        }
        if (at.storing().orElse(0) > 0) {
            return Optional.empty();
        }
        Optional<Control> hold = at.order().filter(order -> order.getOrder() == Order.HOLD);
        Duration limit = at.stopping() ? SETTLED : hold.isPresent() ? IN_DOUBT : LONGEST;
        return quiet.compareTo(limit) < 0 ? Optional.empty() : Optional.of(why(at, hold));
    }

    private static String why(Moment at, Optional<Control> hold) {
        if (at.stopping()) {
            return "the run ended before";
        }
        if (hold.isPresent()) {
            return "the asset stage is held by " + hold.get().getBy()
                    + hold.get().getError().map(error -> " (" + error + ")").orElse("");
        }
        String said = at.last()
                .map(RetryState::getLastFailure)
                .map(Failure::getError)
                .map(error -> "; the last try: " + error)
                .orElse("");
        return at.storing().isPresent()
                ? "it is not stored yet" + said
                : "it is not stored yet" + said + "; is darkroom serve at work on this cluster with its asset stage?";
    }
}
