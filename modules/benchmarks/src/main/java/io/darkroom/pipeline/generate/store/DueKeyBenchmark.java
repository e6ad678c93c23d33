package io.darkroom.pipeline.generate.store;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Bytes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Keys of waiting retries, in the package that they are private to. JMH's threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DueKeyBenchmark {
    private final Instant due = Instant.parse("2026-11-21T12:00:00Z");
    private final Bytes key = DueRetries.place(false, due, 7, 1_000_000);

    @Benchmark
    public Bytes write() {
        return DueRetries.place(false, due, 7, 1_000_000);
    }

    @Benchmark
    public Instant read() {
        return DueRetries.due(key);
    }
}
