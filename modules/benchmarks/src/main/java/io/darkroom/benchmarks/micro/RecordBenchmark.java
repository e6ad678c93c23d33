package io.darkroom.benchmarks.micro;

import io.darkroom.benchmarks.load.Orders;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.key.Fingerprint;
import io.darkroom.contract.key.IdempotencyKey;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
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

/** What a stream thread does with each request of about 1 KB: encode, decode, fingerprint, key. JMH's threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordBenchmark {
    private static final String TOPIC = "open-calls";

    private final SingleObjectSerde<GenerationRequest> serde = new SingleObjectSerde<>(GenerationRequest.class);
    private final GenerationRequest request = new Orders("sandbox", "catalog.changes").of(1);
    private final byte[] bytes = serde.serializer().serialize(TOPIC, request);

    @Benchmark
    public byte[] encode() {
        return serde.serializer().serialize(TOPIC, request);
    }

    @Benchmark
    public GenerationRequest decode() {
        return serde.deserializer().deserialize(TOPIC, bytes);
    }

    @Benchmark
    public String fingerprint() {
        return Fingerprint.of(request, Set.of());
    }

    @Benchmark
    public String key() {
        return IdempotencyKey.of(request.getSku(), "product", "main", "prompt_v1");
    }
}
