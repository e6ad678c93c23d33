package io.darkroom.pipeline.generate.store;

import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.gate.Gate;
import io.darkroom.pipeline.generate.gate.Hold;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.pace.Pace;
import io.darkroom.pipeline.generate.setting.HoldSettings;
import io.darkroom.provider.ImageCall;
import io.darkroom.provider.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.NullMarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the policies of generation cost each call: the gate before and after it, and the place of a retry. Stands in the package
 * of what it measures, which is nobody else's. JMH's threads.
 */
@NullMarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PolicyBenchmark {
    private static final Duration TOOK = Duration.ofSeconds(2);

    private final Gate free = gate(OptionalDouble.empty());
    private final Gate paced = gate(OptionalDouble.of(1e9));
    private final Gate shut = gate(OptionalDouble.empty());
    private final Call call = call();
    private final Reply picture = new Reply.Finished(
            List.of(URI.create("https://pictures.example/1.png")), Optional.empty(), Optional.empty());
    private final Instant due = Instant.parse("2026-11-21T12:00:00Z");

    /** JMH makes one. */
    public PolicyBenchmark() {
        shut.stop();
    }

    private static Gate gate(OptionalDouble perSecond) {
        Clocks clocks = Clocks.of(Clock.systemUTC());
        Pace pace = new Pace(perSecond, 1, clocks.steady(), (delay, task) -> {});
        pace.attached(0);
        return new Gate("benchmark", HoldSettings.defaults(), clocks, pace, new Gate.Listener() {
            @Override
            public void held(Hold hold) {
                throw new IllegalStateException("a picture held the provider: " + hold);
            }

            @Override
            public void opened(Hold ended) {
                throw new IllegalStateException("nothing was held: " + ended);
            }
        });
    }

    private static Call call() {
        ImageCall image = new ImageCall(
                "sku-1:product:main:prompt_v1",
                "gpt-image-1",
                "A red shoe on white",
                Optional.empty(),
                Optional.of("1:1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty());
        return new Call("0-1", new CallKey(image.token(), 1), 0, "sku-1", false, image);
    }

    /** Permission, and what its answer teaches. */
    @Benchmark
    public boolean startAndObserve() {
        return through(free);
    }

    @Benchmark
    public boolean startAndObserveAtARate() {
        return through(paced);
    }

    private boolean through(Gate gate) {
        boolean started = gate.tryStart(call);
        gate.observe(call, picture, TOOK);
        return started;
    }

    /** What each look at a closed gate costs. */
    @Benchmark
    public boolean turnAway() {
        return shut.tryStart(call);
    }

    @Benchmark
    public Bytes placeOfARetry() {
        return DueRetries.place(false, due, 3, 4711);
    }
}
