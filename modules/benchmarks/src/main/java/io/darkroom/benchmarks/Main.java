package io.darkroom.benchmarks;

import io.darkroom.benchmarks.command.AllCommand;
import io.darkroom.benchmarks.command.CeilingCommand;
import io.darkroom.benchmarks.command.FillCommand;
import io.darkroom.benchmarks.command.HotSpotsCommand;
import io.darkroom.benchmarks.command.LatencyCommand;
import io.darkroom.benchmarks.command.PageCommand;
import io.darkroom.benchmarks.command.RowsCommand;
import io.darkroom.benchmarks.command.StagesCommand;
import io.darkroom.benchmarks.command.StartCommand;
import io.darkroom.benchmarks.compare.CompareCommand;
import io.darkroom.benchmarks.fault.CrashCommand;
import io.darkroom.benchmarks.fault.OutageCommand;
import io.darkroom.benchmarks.fault.QuotaCommand;
import io.darkroom.benchmarks.fault.RateLimitCommand;
import io.darkroom.benchmarks.fleet.ScaleCommand;
import io.darkroom.benchmarks.micro.MicroCommand;
import io.darkroom.benchmarks.size.LedgerCommand;
import io.darkroom.benchmarks.size.MemoryCommand;
import io.darkroom.benchmarks.size.RedeliveryCommand;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks as one program. Main thread. */
@Command(
        name = "benchmark",
        header = "Measure Darkroom on this machine.",
        description = {
            "Each benchmark starts what it needs on free ports, runs bin/darkroom as users do, prints its figures and keeps "
                    + "them as <date>-<name>.md and .json in modules/benchmarks/results. Nothing fails for being slow.",
            "Run them on a machine that does nothing else."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            FillCommand.class,
            CeilingCommand.class,
            StagesCommand.class,
            RowsCommand.class,
            StartCommand.class,
            LatencyCommand.class,
            MemoryCommand.class,
            LedgerCommand.class,
            RedeliveryCommand.class,
            CrashCommand.class,
            OutageCommand.class,
            RateLimitCommand.class,
            QuotaCommand.class,
            ScaleCommand.class,
            CompareCommand.class,
            MicroCommand.class,
            AllCommand.class,
            PageCommand.class,
            HotSpotsCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Main());
        line.getSubcommands().values().forEach(sub -> sub.getCommandSpec().mixinStandardHelpOptions(true));
        List<String> given = List.of(arguments);
        System.exit(line.execute(given.isEmpty() ? new String[] {"--help"} : arguments));
    }
}
