package io.darkroom.benchmarks.micro;

import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Metric;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the pure parts cost, by JMH, kept like any other result. Main thread. */
@Command(name = "micro", header = "What a record costs in the pure parts: ledger, gate, encoding; nanoseconds.")
public final class MicroCommand implements Callable<Integer> {
    @Option(names = "--forks", defaultValue = "2", description = "JVMs for each; default: ${DEFAULT-VALUE}.")
    private int forks;

    @Mixin
    private final RunFlags flags = new RunFlags();

    @Override
    public Integer call() throws RunnerException {
        Figures figures = new Figures();
        for (RunResult result : new Runner(new OptionsBuilder()
                        .forks(forks)
                        .shouldFailOnError(true)
                        .build())
                .run()) {
            add(result, figures);
        }
        return flags.publish(
                new Heading(
                        "micro",
                        "Pure parts",
                        List.of(
                                "What one record costs in a part that does no I/O, by JMH: average time of one operation, one thread; n is "
                                        + "%d JVMs of five iterations of a second, after three to warm up."
                                                .formatted(forks),
                                "A request here is about 1 KB. For scale: 10,000 records a second leave 100,000 ns for each on one core."),
                        "bin/benchmark micro --forks %d".formatted(forks)),
                figures);
    }

    private static void add(RunResult result, Figures figures) {
        Metric metric = new Metric(name(result), result.getPrimaryResult().getScoreUnit());
        result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(IterationResult::getPrimaryResult)
                .forEach(iteration -> figures.add(metric, iteration.getScore()));
    }

    /** Class and method without packages and without what every class is called. */
    private static String name(RunResult result) {
        String[] parts = result.getParams().getBenchmark().split("\\.", -1);
        return parts[parts.length - 2].replace("Benchmark", "") + "." + parts[parts.length - 1];
    }
}
