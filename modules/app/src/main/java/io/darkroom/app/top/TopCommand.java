package io.darkroom.app.top;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.command.person.Terminal;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.setting.Quantity;
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
            "A look that fails is made again, and the last one stays with the time since when there is no answer. It ends with 0 "
                    + "too when the process whose data folder it looks at has ended. Where no process uses the folder it does "
                    + "itself: a run can start there when top has ended.",
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
        try (Access open = access.open(config)) {
            OverviewReader reader = new OverviewReader(config, open.installation(), gates);
            if (once) {
                try (reader) {
                    print(reader.look(FOR_EVER));
                }
            } else {
                live(open, reader, pause);
            }
            return ExitCode.OK.number();
        }
    }

    private void live(Access open, OverviewReader reader, Duration pause) throws IOException {
        try (Interrupts interrupts = Interrupts.listen();
                Lookout lookout = Lookout.start(reader, pause)) {
            Live live = new Live(lookout, pause, open, interrupts, access.err());
            if (json || !Terminal.interactive()) {
                live.blocks(access.out(), this::block);
            } else {
                live.draw();
            }
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
            OverviewText.of(view).forEach(out::println);
        }
        out.flush();
    }

    private void block(Overview view) {
        print(view);
        if (!json) {
            access.out().println();
        }
    }
}
