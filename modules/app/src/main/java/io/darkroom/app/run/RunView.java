package io.darkroom.app.run;

import io.darkroom.app.progress.Progress;
import io.darkroom.app.run.row.RunCounts;
import io.darkroom.app.wording.TimeText;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One look at a run. Any thread.
 *
 * @param rows rows of the file
 * @param unsent rows that were not handed to Kafka yet
 * @param inFlight calls in flight, empty when they run elsewhere
 * @param fetching rows whose pictures are being fetched
 * @param eta time for the rest
 * @param closed what waits for a campaign that is closed, in words; empty when nothing does
 */
record RunView(
        int rows,
        int unsent,
        RunCounts counts,
        OptionalInt inFlight,
        int fetching,
        Optional<Duration> eta,
        String closed)
        implements Progress.View {

    @Override
    public long ended() {
        return counts.ended();
    }

    @Override
    public long all() {
        return rows;
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder("waiting ").append(waiting());
        inFlight.ifPresent(n -> text.append(", in flight ").append(n));
        text.append(", completed ").append(counts.completed());
        text.append(", failed ").append(counts.failed());
        text.append(", retrying ").append(retrying());
        if (fetching > 0) {
            text.append(", fetching pictures of ").append(fetching);
        }
        if (!closed.isEmpty()) {
            text.append("; ").append(closed);
        }
        rest().ifPresent(time -> text.append(", about ").append(time));
        return text.toString();
    }

    @Override
    public String brief() {
        return "wait " + waiting() + ", call " + inFlight.orElse(0) + ", done " + counts.completed() + ", fail "
                + counts.failed() + ", retry " + retrying()
                + (closed.isEmpty() ? "" : ", campaign closed")
                + rest().map(time -> ", " + time).orElse("");
    }

    private Optional<String> rest() {
        return eta.filter(time -> counts.open() + unsent > 0).map(TimeText::of);
    }

    /** Rows that wait for another try; a try that is under way is in flight. */
    private int retrying() {
        return Math.max(0, Math.min(counts.retrying(), unsent + counts.open() - inFlight.orElse(0)));
    }

    /** Rows that have neither ended nor are in flight or retrying: each row is in one number. */
    private int waiting() {
        return Math.max(0, unsent + counts.open() - inFlight.orElse(0) - retrying());
    }
}
