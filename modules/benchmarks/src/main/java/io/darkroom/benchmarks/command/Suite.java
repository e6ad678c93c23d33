package io.darkroom.benchmarks.command;

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
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** The benchmarks that leave a result file, the most important first. Any thread. */
final class Suite {
    /**
     * One of them.
     *
     * @param minutes that it takes on two cores, about
     */
    record Step(String name, int minutes, Supplier<Callable<Integer>> program) {}

    private Suite() {}

    static List<Step> steps() {
        return List.of(
                new Step("fill", 8, FillCommand::new),
                new Step("ceiling", 4, CeilingCommand::new),
                new Step("latency", 5, LatencyCommand::new),
                new Step("crash", 7, CrashCommand::new),
                new Step("outage", 6, OutageCommand::new),
                new Step("rate-limit", 12, RateLimitCommand::new),
                new Step("quota", 4, QuotaCommand::new),
                new Step("redelivery", 8, RedeliveryCommand::new),
                new Step("scale", 15, ScaleCommand::new),
                new Step("compare", 40, CompareCommand::new),
                new Step("memory", 7, MemoryCommand::new),
                new Step("ledger", 2, LedgerCommand::new),
                new Step("stages", 3, StagesCommand::new),
                new Step("rows", 3, RowsCommand::new),
                new Step("start", 3, StartCommand::new),
                new Step("micro", 4, MicroCommand::new));
    }

    static List<String> names() {
        return steps().stream().map(Step::name).toList();
    }
}
