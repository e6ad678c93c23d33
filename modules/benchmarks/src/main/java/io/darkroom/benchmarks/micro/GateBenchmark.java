package io.darkroom.benchmarks.micro;

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
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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

/** What each call asks of the gate: may it start, also at a rate or when it is shut, and what its answer means. JMH's threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GateBenchmark {
    private static final Optional<String> NONE = Optional.empty();

    private static final Call CALL = new Call(
            "call-1",
            new CallKey("SKU-1:product:main:prompt_v1", 1),
            0,
            "SKU-1",
            false,
            new ImageCall(
                    "token",
                    "gpt-image-1",
                    "A picture",
                    Optional.of(URI.create("https://images.example/1.png")),
                    NONE,
                    NONE,
                    NONE,
                    NONE,
                    NONE,
                    1,
                    Optional.empty()));
    private static final Reply FINISHED = new Reply.Finished(
            List.of(URI.create("https://cdn.example.com/1.png")), Optional.empty(), Optional.empty());

    private final Gate gate = gate(OptionalDouble.empty());
    private final Gate paced = gate(OptionalDouble.of(1e9));
    private final Gate shut = gate(OptionalDouble.empty());

    /** JMH makes one. */
    public GateBenchmark() {
        shut.stop();
    }

    /** One that knows its key to be good. */
    private static Gate gate(OptionalDouble rate) {
        Clocks clocks = Clocks.of(Clock.systemUTC());
        Pace pace = new Pace(rate, 1, clocks.steady(), (delay, task) -> {});
        pace.attached(0);
        Gate gate = new Gate("sandbox", HoldSettings.defaults(), clocks, pace, new Gate.Listener() {
            @Override
            public void held(Hold hold) {}

            @Override
            public void opened(Hold ended) {}
        });
        gate.observe(CALL, FINISHED, Duration.ZERO);
        return gate;
    }

    @Benchmark
    public boolean tryStart() {
        return gate.tryStart(CALL);
    }

    @Benchmark
    public boolean tryStartWithRate() {
        return paced.tryStart(CALL);
    }

    /** What each look at a closed gate costs. */
    @Benchmark
    public boolean turnAway() {
        return shut.tryStart(CALL);
    }

    @Benchmark
    public void observe() {
        gate.observe(CALL, FINISHED, Duration.ofSeconds(1));
    }
}
