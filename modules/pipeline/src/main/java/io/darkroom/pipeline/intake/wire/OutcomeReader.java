package io.darkroom.pipeline.intake.wire;

import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Origin;
import io.darkroom.contract.serde.Decoded;
import io.darkroom.contract.serde.WireDecoder;
import io.darkroom.contract.trace.TraceContext;
import io.darkroom.pipeline.intake.ledger.Outcome;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Record;

/** Reads outcomes from the bytes of image.completed and image.failed; never waits for the registry. Any thread. */
public final class OutcomeReader {
    private final String completedTopic;
    private final WireDecoder<ImageCompleted> completed;
    private final WireDecoder<ImageFailed> failed;

    /** @param completedTopic name of image.completed; the other topic is image.failed */
    public OutcomeReader(
            String completedTopic, WireDecoder<ImageCompleted> completed, WireDecoder<ImageFailed> failed) {
        this.completedTopic = completedTopic;
        this.completed = completed;
        this.failed = failed;
    }

    /** How reading ended. */
    public sealed interface Read {
        /** An outcome, what it says to orders that depend on it, its sku, and the trace of its event. */
        record Good(Outcome outcome, OutcomeForOthers told, String sku, TraceContext trace) implements Read {}

        /** Bytes that never become one. */
        record Undecodable(String why) implements Read {}
    }

    /** Reads one record. */
    public Read read(Record<byte[], byte[]> read, Origin origin) {
        return origin.getTopic().equals(completedTopic)
                ? read(
                        completed.decode(read.value()),
                        value -> new Read.Good(
                                Outcome.of(value, origin),
                                OutcomeForOthers.of(value),
                                value.getSku(),
                                TraceContext.of(value)))
                : read(
                        failed.decode(read.value()),
                        value -> new Read.Good(
                                Outcome.of(value, origin),
                                OutcomeForOthers.of(value),
                                value.getSku(),
                                TraceContext.of(value)));
    }

    private static <T> Read read(Decoded<T> decoded, Function<T, Read> good) {
        return switch (decoded) {
            case Decoded.Value<T> value -> good.apply(value.value());
            case Decoded.NotCached<T> unknown ->
                new Read.Undecodable("the registry does not know schema id " + unknown.schemaId());
            case Decoded.Broken<T> broken -> new Read.Undecodable(broken.why());
        };
    }
}
