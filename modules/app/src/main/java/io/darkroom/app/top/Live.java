package io.darkroom.app.top;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Interrupts;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Shows look after look until somebody leaves, or the process whose data it looks at has left. One thread.
 *
 * @param lookout who looks
 * @param pause time between two looks
 * @param access where to
 * @param interrupts Ctrl-C
 * @param err standard error
 */
record Live(Lookout lookout, Duration pause, Access access, Interrupts interrupts, PrintWriter err) {
    private static final Duration GLANCE = Duration.ofMillis(200);

    /** Look after look, each as a block or a line. */
    void blocks(PrintWriter out, Consumer<Overview> block) {
        Optional<Overview> printed = Optional.empty();
        boolean silent = false;
        while (!interrupts.asked() && !out.checkError() && !access.gone()) {
            Sight sight = lookout.sight();
            if (!sight.view().equals(printed)) {
                sight.view().ifPresent(block);
                printed = sight.view();
            }
            Optional<String> silence = sight.silence(Instant.now(), pause);
            if (!silent) {
                silence.ifPresent(said -> err.println("There is " + said));
            }
            silent = silence.isPresent();
            await();
        }
        access.farewell(err);
    }

    private void await() {
        try {
            interrupts.first().get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Time to see what is new.
        } catch (ExecutionException e) {
            throw new IllegalStateException("a signal cannot fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        }
    }

    /** A window that each look is drawn into. */
    void draw() throws IOException {
        try (Screen screen = Screen.open()) {
            interrupts.last(screen::restore);
            do {
                screen.show(lines(lookout.sight(), screen.columns(), screen.rows()));
            } while (!screen.left(GLANCE, () -> interrupts.asked() || access.gone()));
        }
        access.farewell(err);
    }

    private List<String> lines(Sight sight, int columns, int rows) {
        String last = sight.silence(Instant.now(), pause)
                .map(silence -> "q ends it; " + silence)
                .orElse("q ends it");
        return sight.view()
                .map(view -> OverviewText.of(view, columns, rows, last))
                .orElseGet(() -> List.of("The first look reads the results of a day.", last));
    }
}
