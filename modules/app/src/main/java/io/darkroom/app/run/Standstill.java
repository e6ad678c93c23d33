package io.darkroom.app.run;

import io.darkroom.contract.Control;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides whether nothing can move any more because the provider is held. Pure; any thread.
 *
 * @param started when the run started: an older hold may be over, a probe tells
 */
record Standstill(Instant started) {
    /** Outcomes of the last calls need this long from the reply to the reader. */
    static final Duration SETTLED = Duration.ofSeconds(2);

    /** A hold from before, or calls that nobody here can count. */
    static final Duration IN_DOUBT = Duration.ofSeconds(15);

    /** Intake has not said a word about some rows: it may not run at all. */
    static final Duration UNDECIDED = Duration.ofSeconds(60);

    /**
     * The hold that keeps everything from moving, if there is one.
     *
     * @param control the standing order
     * @param allRead whether every row was handed over
     * @param inFlight calls in flight, empty when they run elsewhere
     * @param quiet time since anything happened to a row of this run
     * @param now UTC
     */
    Optional<Control> of(
            Optional<Control> control,
            RunCounts counts,
            boolean allRead,
            OptionalInt inFlight,
            Duration quiet,
            Instant now) {
        return control.filter(c -> c.getOrder() == Order.HOLD)
                .filter(c -> inFlight.orElse(0) == 0)
                .filter(c -> wrongKey(c, inFlight)
                        ? !now.isBefore(c.getAt().plus(SETTLED))
                        : allRead && counts.lookups() == 0 && quiet.compareTo(patience(c, counts, inFlight)) >= 0);
    }

    /** A key that was refused just now ends the run whatever intake is still busy with: nothing will be drawn. */
    private boolean wrongKey(Control control, OptionalInt inFlight) {
        return control.getWhy().filter(why -> why == FailureClass.AUTH_CONFIG).isPresent() && fresh(control, inFlight);
    }

    private boolean fresh(Control control, OptionalInt inFlight) {
        return !control.getAt().isBefore(started) && inFlight.isPresent();
    }

    private Duration patience(Control control, RunCounts counts, OptionalInt inFlight) {
        if (counts.undecided() > 0) {
            return UNDECIDED;
        }
        return fresh(control, inFlight) ? SETTLED : IN_DOUBT;
    }
}
