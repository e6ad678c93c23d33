package io.darkroom.app.replay;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.stage.Stages;
import io.darkroom.app.replay.outcome.AftermathScan;
import io.darkroom.app.replay.outcome.ShowText;
import io.darkroom.contract.Replay;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one replay. One thread. */
@Command(
        name = "show",
        header = "Show how far a replay is and what became of its records.",
        description =
                "What was asked for, what was copied, and the outcomes of the copied records: completed, failed by "
                        + "class, refused, not decodable, in progress, turned away by the ledger, not yet read by intake.",
        footer = {"Example:", "  darkroom replay show replay-20261121-134512-9f3a1c20"})
public final class ReplayShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Id of the replay; darkroom replay list shows them.")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        PrintWriter out = access.out();
        DarkroomConfig config = access.load();
        try (Access open = access.open(config)) {
            ReplayTopics.require(open.installation());
            Replay replay = new ReplayLog(open.installation()).get(id);
            AftermathScan scan = new AftermathScan(open.installation(), Stages.intakeId(config));
            new ShowText(replay, scan.read(replay), scan.deciding())
                    .lines(Clock.systemUTC().instant())
                    .forEach(out::println);
            out.flush();
        }
        return ExitCode.OK.number();
    }
}
