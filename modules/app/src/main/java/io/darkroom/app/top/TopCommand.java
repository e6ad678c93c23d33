package io.darkroom.app.top;

import io.darkroom.app.command.AccessFlags;
import io.darkroom.app.command.Terminal;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.Quantity;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Interrupts;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what the whole installation does, look after look. One thread. */
@Command(
        name = "top",
        header = "Show live what stages and providers do.",
        description = {
            "Threads and unread records of each stage; calls in flight, requests in line, retries, paces, holds and the oldest "
                    + "that waits of each provider; what results of the last hour and day cost. q or Ctrl-C ends it with 0.",
            "Reads topics and groups only: it works while every process is down, and beside a run. A breaker is known to its "
                    + "process alone: --process asks it.",
            "Where standard output is no terminal each look is a block of text, or with --json a line."
        },
        footer = {
            "Examples:",
            "  darkroom top",
            "  darkroom top --process http://127.0.0.1:8090 --interval 5s",
            "  darkroom top --once --json | jq '.providers[] | select(.held)'"
        })
public final class TopCommand implements Callable<Integer> {
    private static final Duration LEAST = Duration.ofMillis(200);
    private static final Duration MOST = Duration.ofHours(1);
    private static final Duration FOR_EVER = Duration.ofDays(1);

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "1s",
            description = "Time between two looks, 200ms to 1h; default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private String interval;

    @Option(names = "--once", description = "Look once.")
    private boolean once;

    @Option(names = "--json", description = "Print each look as one line of JSON.")
    private boolean json;

    @Option(
            names = "--process",
            paramLabel = "URL",
            description = "A darkroom serve to ask for its breakers, such as http://127.0.0.1:8090; may be repeated.")
    private List<String> processes = List.of();

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() throws IOException {
        Duration pause = pause();
        GateReports gates =
                new GateReports(processes.stream().map(TopCommand::address).toList());
        DarkroomConfig config = access.load();
        try (Access open = access.open(config);
                OverviewReader reader = new OverviewReader(config, open.installation(), gates)) {
            if (once) {
                print(reader.look(FOR_EVER));
                return ExitCode.OK.number();
            }
            try (Interrupts interrupts = Interrupts.listen()) {
                if (json || !Terminal.interactive()) {
                    blocks(reader, pause, interrupts);
                } else {
                    draw(reader, pause, interrupts);
                }
            }
            return ExitCode.OK.number();
        }
    }

    private Duration pause() {
        return Quantity.duration(interval)
                .filter(given -> given.compareTo(LEAST) >= 0 && given.compareTo(MOST) <= 0)
                .orElseThrow(() -> UserError.usage("--interval must be 200ms to 1h, was " + interval + "."));
    }

    private static URI address(String text) {
        if (!text.matches("https?://[^/?#@\\s]+/?")) {
            throw UserError.usage("--process must be http(s)://host:port, was " + text + ".");
        }
        return URI.create(text);
    }

    private void print(Overview view) {
        PrintWriter out = access.out();
        if (json) {
            out.println(OverviewJson.text(view));
        } else {
            Drawing.of(view).forEach(out::println);
        }
        out.flush();
    }

    private void blocks(OverviewReader reader, Duration pause, Interrupts interrupts) {
        CompletableFuture<Interrupts.Kind> first = interrupts.first();
        while (!first.isDone() && !access.out().checkError()) {
            print(reader.look(pause));
            if (!json) {
                access.out().println();
            }
            await(first, pause);
        }
    }

    private static void await(CompletableFuture<Interrupts.Kind> first, Duration pause) {
        try {
            first.get(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Time for the next look.
        } catch (ExecutionException e) {
            throw new IllegalStateException("a signal cannot fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        }
    }

    private static void draw(OverviewReader reader, Duration pause, Interrupts interrupts) throws IOException {
        try (Screen screen = Screen.open()) {
            do {
                screen.show(Drawing.of(reader.look(pause), screen.columns(), screen.rows(), "q ends it"));
            } while (!screen.left(pause, interrupts::asked));
        }
    }
}
