package io.darkroom.benchmarks.micro;

import io.darkroom.benchmarks.load.Orders;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.stores.Admission;
import io.darkroom.pipeline.intake.ledger.Ledger;
import io.darkroom.pipeline.intake.ledger.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the admission ledger decides about a new key, a repeat and a conflict. JMH's threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LedgerBenchmark {
    private final Ledger ledger = new Ledger(Duration.ofDays(90), Set.of());
    private final Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final GenerationRequest request = new Orders("sandbox", "catalog.changes").of(1);
    private final GenerationRequest other = GenerationRequest.newBuilder(request)
            .setFingerprint("another picture")
            .build();
    private final Optional<Admission> entry = Optional.of(admitted());

    private Admission admitted() {
        if (ledger.decide(Optional.empty(), request, now) instanceof Verdict.Admitted first) {
            return first.entry();
        }
        throw new IllegalStateException("a new key was not admitted");
    }

    @Benchmark
    public Verdict admit() {
        return ledger.decide(Optional.empty(), request, now);
    }

    @Benchmark
    public Verdict turnAwayRepeat() {
        return ledger.decide(entry, request, now);
    }

    @Benchmark
    public Verdict findConflict() {
        return ledger.decide(entry, other, now);
    }
}
