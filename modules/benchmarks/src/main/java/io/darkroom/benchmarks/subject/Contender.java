package io.darkroom.benchmarks.subject;

import io.darkroom.benchmarks.lab.Comparison;
import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.Program;
import java.util.List;

/**
 * One of the programs in {@code modules/benchmarks/comparison}. Any thread.
 *
 * @param kind as its main class calls it
 * @param threadForEachPartition whether that is all it has in flight, whatever is allowed
 */
public record Contender(String name, String kind, boolean threadForEachPartition) implements Subject {
    private static final int PARTITIONS = 12;

    /** All of them. */
    public static List<Contender> all() {
        return List.of(
                new Contender("Parallel Consumer, Vert.x", "parallel-vertx", false),
                new Contender("Parallel Consumer, transactions", "parallel-transactions", false),
                new Contender("Streams, blocking call", "blocking-streams", true),
                new Contender("recipe A, asynchronous", "async-client", false));
    }

    @Override
    public int concurrency(int cap) {
        return threadForEachPartition ? PARTITIONS : cap;
    }

    @Override
    public Program start(Lab lab) {
        return lab.start(Comparison.command(kind, lab, concurrency(lab.cap())), kind + ".log");
    }
}
