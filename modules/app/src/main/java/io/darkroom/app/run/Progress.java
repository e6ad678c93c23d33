package io.darkroom.app.run;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Shows how far a run is. One thread. */
interface Progress extends AutoCloseable {

    /**
     * One look at the run.
     *
     * @param rows rows of the file
     * @param unsent rows that were not handed to Kafka yet
     * @param inFlight calls in flight, empty when they run elsewhere
     * @param fetching rows whose pictures are being fetched
     * @param eta time for the rest
     */
    record View(int rows, int unsent, RunCounts counts, OptionalInt inFlight, int fetching, Optional<Duration> eta) {

        /** Rows that wait for another try; a try that is under way is in flight. */
        private int retrying() {
            return Math.max(0, Math.min(counts.retrying(), unsent + counts.open() - inFlight.orElse(0)));
        }

        /** Rows that have neither ended nor are in flight or retrying: each row is in one number. */
        private int waiting() {
            return Math.max(0, unsent + counts.open() - inFlight.orElse(0) - retrying());
        }

        /** The numbers as one line. */
        String text() {
            StringBuilder text = new StringBuilder("waiting ").append(waiting());
            inFlight.ifPresent(n -> text.append(", in flight ").append(n));
            text.append(", completed ").append(counts.completed());
            text.append(", failed ").append(counts.failed());
            text.append(", retrying ").append(retrying());
            if (fetching > 0) {
                text.append(", fetching pictures of ").append(fetching);
            }
            eta.filter(e -> counts.open() + unsent > 0)
                    .ifPresent(e -> text.append(", about ").append(shown(e)));
            return text.toString();
        }

        /** The same in a few characters: a terminal may have 80 columns, and a bar stands before it. */
        String brief() {
            return "wait " + waiting() + ", call " + inFlight.orElse(0) + ", done "
                    + counts.completed() + ", fail " + counts.failed() + ", retry " + retrying()
                    + eta.filter(e -> counts.open() + unsent > 0)
                            .map(e -> ", " + shown(e))
                            .orElse("");
        }

        static String shown(Duration time) {
            if (time.toHours() > 0) {
                return String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart());
            }
            return time.toMinutes() > 0
                    ? String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart())
                    : Math.max(1, time.toSeconds()) + " s";
        }
    }

    /** Shows the numbers now, or leaves it when it showed them a moment ago. */
    void show(View view);

    /** Says a sentence at once. */
    void say(String sentence);

    @Override
    void close();
}
