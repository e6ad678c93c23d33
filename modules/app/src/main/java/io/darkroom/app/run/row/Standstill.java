package io.darkroom.app.run.row;

import io.darkroom.contract.Control;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Decides whether nothing can move any more because everybody who is waited for is held. Pure; any thread.
 *
 * @param started when the run started: an older hold may be over, a probe tells
 */
public record Standstill(Instant started) {
    /** Outcomes of the last calls need this long from the reply to the reader. */
    public static final Duration SETTLED = Duration.ofSeconds(2);

    /** A hold from before, or calls that nobody here can count. */
    static final Duration IN_DOUBT = Duration.ofSeconds(15);

    /** Intake has not said a word about some rows: it may not run at all. */
    static final Duration UNDECIDED = Duration.ofSeconds(60);

    /**
     * What is known at a moment.
     *
     * @param allRead whether every row was handed over
     * @param inFlight calls in flight, empty when they run elsewhere
     * @param quiet time since anything happened to a row of this run
     * @param now UTC
     */
    public record Moment(RunCounts counts, boolean allRead, OptionalInt inFlight, Duration quiet, Instant now) {}

    /**
     * The hold that keeps everything from moving, if there is one; a key that was refused goes before other holds.
     *
     * @param orders the standing order for each provider that has one
     * @param drawers who draws the rows
     */
    public Optional<Control> of(Map<String, Control> orders, RowProviders drawers, Moment at) {
        Set<String> waited = drawers.open();
        List<Control> holds = waited.stream()
                .flatMap(provider -> Optional.ofNullable(orders.get(provider)).stream())
                .filter(order -> order.getOrder() == Order.HOLD)
                .sorted(Comparator.comparingInt(hold -> isAboutTheKey(hold) ? 0 : 1))
                .toList();
        boolean still = holds.size() == waited.size()
                && at.inFlight().orElse(0) == 0
                && holds.stream().allMatch(hold -> lasts(hold, at, drawers.all()));
        return still ? holds.stream().findFirst() : Optional.empty();
    }

    /**
     * A key that was refused just now ends the run whatever intake is still busy with: nothing will be drawn.
     *
     * @param all whether nobody else draws rows that are still to be read
     */
    private boolean lasts(Control hold, Moment at, boolean all) {
        boolean read = at.allRead() && at.counts().lookups() == 0;
        return (isAboutTheKey(hold) && fresh(hold, at) && (all || read))
                ? !at.now().isBefore(hold.getAt().plus(SETTLED))
                : read && at.quiet().compareTo(patience(hold, at)) >= 0;
    }

    private static boolean isAboutTheKey(Control hold) {
        return hold.getWhy().filter(why -> why == FailureClass.AUTH_CONFIG).isPresent();
    }

    private boolean fresh(Control hold, Moment at) {
        return !hold.getAt().isBefore(started) && at.inFlight().isPresent();
    }

    private Duration patience(Control hold, Moment at) {
        if (at.counts().undecided() > 0) {
            return UNDECIDED;
        }
        return fresh(hold, at) ? SETTLED : IN_DOUBT;
    }
}
