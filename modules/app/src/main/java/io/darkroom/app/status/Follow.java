package io.darkroom.app.status;

import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.status.answer.KeyView;
import io.darkroom.app.status.answer.StatusAnswer;
import io.darkroom.app.status.answer.StatusText;
import io.darkroom.app.status.answer.Step;
import io.darkroom.app.status.answer.Waiting;
import io.darkroom.app.status.search.StatusReader;
import io.darkroom.app.status.search.Watch;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Prints what is new under a name, look after look, until all of it has ended. One thread. */
final class Follow {
    private static final long PAUSE_MILLIS = 1_000;

    private final StatusReader reader;
    private final PrintWriter out;
    private final BooleanSupplier interrupted;

    Follow(StatusReader reader, PrintWriter out, BooleanSupplier interrupted) {
        this.reader = reader;
        this.out = out;
        this.interrupted = interrupted;
    }

    /** Goes on from what was printed; returns how it ended. */
    ExitCode until(StatusAnswer.Found printed) {
        return printed.single() ? one(printed.keys().getFirst()) : all(printed);
    }

    private ExitCode one(KeyView printed) {
        Optional<Watch> found = reader.watch(printed.key());
        if (found.isEmpty()) {
            return ExitCode.OK;
        }
        StatusText text = new StatusText(out, 1);
        Set<Step> known = new HashSet<>(printed.timeline());
        try (Watch watch = found.get()) {
            Optional<Waiting> waited = printed.waits();
            while (pause()) {
                KeyView view = watch.look();
                view.timeline().stream().filter(known::add).forEach(text::step);
                if (view.waits().isEmpty()) {
                    out.println(StatusText.line(view));
                    out.flush();
                    return ExitCode.OK;
                }
                waited = say(waited, view.waits());
            }
            return ExitCode.INTERRUPTED;
        }
    }

    /** Says what it waits for when that is another thing than before. */
    private Optional<Waiting> say(Optional<Waiting> before, Optional<Waiting> now) {
        if (!before.map(Waiting::reason).equals(now.map(Waiting::reason))) {
            now.ifPresent(waits -> out.println("  waits for " + waits.sentence()));
            out.flush();
        }
        return now;
    }

    private ExitCode all(StatusAnswer.Found printed) {
        Map<String, String> known = states(printed.keys());
        while (pause()) {
            if (reader.answer(printed.name()) instanceof StatusAnswer.Found found) {
                found.keys().stream()
                        .filter(key -> !StatusText.state(key).equals(known.put(key.key(), StatusText.state(key))))
                        .forEach(key -> out.println(StatusText.line(key)));
                out.flush();
                if (found.ended()) {
                    return ExitCode.OK;
                }
            }
        }
        return ExitCode.INTERRUPTED;
    }

    private static Map<String, String> states(List<KeyView> keys) {
        Map<String, String> states = new HashMap<>();
        keys.forEach(key -> states.put(key.key(), StatusText.state(key)));
        return states;
    }

    private boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !interrupted.getAsBoolean() && !out.checkError();
    }
}
