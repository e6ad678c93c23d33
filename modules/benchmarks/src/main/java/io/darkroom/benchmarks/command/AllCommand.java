package io.darkroom.benchmarks.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All benchmarks with their defaults. Main thread. */
@Command(name = "all", header = "All of them, one after the other; about half an hour.")
public final class AllCommand implements Callable<Integer> {
    private static final List<Callable<Integer>> PROGRAMS = List.of(
            new FillCommand(),
            new CeilingCommand(),
            new StagesCommand(),
            new RowsCommand(),
            new StartCommand(),
            new LatencyCommand());

    @Override
    public Integer call() {
        return PROGRAMS.stream()
                .mapToInt(program -> new CommandLine(program).execute())
                .max()
                .orElseThrow();
    }
}
