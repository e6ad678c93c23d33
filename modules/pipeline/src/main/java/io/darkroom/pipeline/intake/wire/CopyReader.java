package io.darkroom.pipeline.intake.wire;

import io.darkroom.contract.Dependency;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Origin;
import io.darkroom.contract.serde.Decoded;
import io.darkroom.contract.serde.WireDecoder;
import io.darkroom.contract.text.Characters;
import io.darkroom.contract.topic.TopicTable;
import io.darkroom.pipeline.intake.wire.EventReader.Read;
import io.darkroom.pipeline.intake.wire.EventReader.Reason;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;

/** Reads copies of outcomes from the topic of replays. Never waits for the registry. Any thread. */
final class CopyReader<T extends SpecificRecord> {
    /** Most bytes of a value: a request stands in up to four places of what is written about it. */
    private static final int MOST_BYTES = TopicTable.OUTPUT_BYTES / 4;

    private static final int LONGEST_ID = 200;

    private final WireDecoder<T> decoder;
    private final String what;

    /** @param what an outcome in words, such as failure */
    CopyReader(WireDecoder<T> decoder, String what) {
        this.decoder = decoder;
        this.what = what;
    }

    /** Reads one record. An outcome is smaller and has no other force than that of the replay. */
    Read read(Record<byte[], byte[]> read, Marks marks, BiFunction<T, Marks, Read> again) {
        if (read.value() == null) {
            return new Read.Undecodable(Reason.NO_VALUE, "the value is null: a " + what + " cannot be deleted");
        }
        if (read.value().length > MOST_BYTES) {
            return new Read.Undecodable(
                    Reason.TOO_LARGE,
                    "the %s has %d bytes, more than %d".formatted(what, read.value().length, MOST_BYTES));
        }
        if (marks.force().filter(CopyReader::isNoId).isPresent()) {
            return new Read.Undecodable(
                    Reason.BROKEN,
                    "header darkroom-force must be 1 to " + LONGEST_ID + " characters without control characters");
        }
        return switch (decoder.decode(read.value())) {
            case Decoded.Value<T> good -> again.apply(good.value(), marks);
            case Decoded.NotCached<T> unknown -> Read.Undecodable.unknownSchema(unknown.schemaId());
            case Decoded.Broken<T> broken -> new Read.Undecodable(Reason.BROKEN, broken.why());
        };
    }

    private static boolean isNoId(String force) {
        return force.isBlank() || force.length() > LONGEST_ID || Characters.anyControl(force);
    }

    /** The request of an outcome as it is asked for again, if it is within the limits. */
    static Read asked(GenerationRequest request, long ended, Origin origin, Marks marks) {
        Optional<String> broken = RequestLimits.broken(request);
        long generation = marks.failedGeneration().orElse(ended);
        return broken.isPresent()
                ? new Read.Undecodable(Reason.BROKEN, "the request inside: " + broken.get())
                : new Read.Again(GenerationRequest.newBuilder(request)
                        .setGeneration(0)
                        .setAdmittedAt(null)
                        .setOrigin(origin)
                        .setForce(marks.force().orElse(null))
                        .setReplayId(marks.replayId().orElse(null))
                        .setBackfill(marks.backfill())
                        .setFailedGeneration(generation == 0 ? null : generation)
                        .setDependsOn(request.getDependsOn()
                                .map(on -> Dependency.newBuilder(on)
                                        .setPictureUrl(null)
                                        .build())
                                .orElse(null))
                        .build());
    }
}
