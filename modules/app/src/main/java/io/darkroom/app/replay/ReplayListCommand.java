package io.darkroom.app.replay;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.local.Access;
import io.darkroom.app.replay.outcome.Movement;
import io.darkroom.contract.Replay;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists replays. One thread. */
@Command(
        name = "list",
        header = "List replays, the newest first.",
        description = "One line for each: id, begin, topic, state, records read and copied.",
        footer = {"Example:", "  darkroom replay list"})
public final class ReplayListCommand implements Callable<Integer> {
    private static final String LINE = "%-34s  %-24s  %-20s  %-12s  %10s  %10s";

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        try (Access open = access.open(access.load())) {
            ReplayTopics.require(open.installation());
            print(
                    new ReplayLog(open.installation())
                            .all().values().stream()
                                    .sorted(Comparator.comparing(Replay::getStartedAt)
                                            .reversed())
                                    .toList(),
                    Clock.systemUTC().instant());
        }
        return ExitCode.OK.number();
    }

    private void print(List<Replay> replays, Instant now) {
        PrintWriter out = access.out();
        if (replays.isEmpty()) {
            out.println("There are no replays.");
        } else {
            out.println(LINE.formatted("ID", "BEGUN", "TOPIC", "STATE", "READ", "COPIED"));
            replays.forEach(replay -> out.println(LINE.formatted(
                    replay.getReplayId(),
                    replay.getStartedAt(),
                    replay.getTopic(),
                    Movement.state(replay, now),
                    replay.getRead(),
                    replay.getCopied())));
        }
        out.flush();
    }
}
