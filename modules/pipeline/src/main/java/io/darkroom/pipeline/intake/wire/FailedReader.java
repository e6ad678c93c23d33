package io.darkroom.pipeline.intake.wire;

import io.darkroom.contract.Dependency;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Origin;
import io.darkroom.contract.serde.Decoded;
import io.darkroom.contract.serde.WireDecoder;
import io.darkroom.contract.text.Characters;
import io.darkroom.contract.topic.TopicTable;
import io.darkroom.pipeline.intake.wire.EventReader.Read;
import io.darkroom.pipeline.intake.wire.EventReader.Reason;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Reads copies of image.failed from the topic of replays: the request comes back as it was rendered and is admitted anew.
 * Never waits for the registry. Any thread.
 */
public final class FailedReader {
    /** Most bytes of a value: a request stands in up to four places of what is written about it. */
    private static final int MOST_BYTES = TopicTable.OUTPUT_BYTES / 4;

    private static final int LONGEST_ID = 200;

    private final WireDecoder<ImageFailed> decoder;

    public FailedReader(WireDecoder<ImageFailed> decoder) {
        this.decoder = decoder;
    }

    /** Reads one record. What image.failed holds is smaller and has no other force than that of the replay. */
    public Read read(Record<byte[], byte[]> read, Origin origin, Marks marks) {
        if (read.value() == null) {
            return new Read.Undecodable(Reason.NO_VALUE, "the value is null: a failure cannot be deleted");
        }
        if (read.value().length > MOST_BYTES) {
            return new Read.Undecodable(
                    Reason.TOO_LARGE, "the failure has " + read.value().length + " bytes, more than " + MOST_BYTES);
        }
        if (marks.force().filter(FailedReader::isNoId).isPresent()) {
            return new Read.Undecodable(
                    Reason.BROKEN,
                    "header darkroom-force must be 1 to " + LONGEST_ID + " characters without control characters");
        }
        return switch (decoder.decode(read.value())) {
            case Decoded.Value<ImageFailed> good -> again(good.value(), origin, marks);
            case Decoded.NotCached<ImageFailed> unknown -> Read.Undecodable.unknownSchema(unknown.schemaId());
            case Decoded.Broken<ImageFailed> broken -> new Read.Undecodable(Reason.BROKEN, broken.why());
        };
    }

    private static boolean isNoId(String force) {
        return force.isBlank() || force.length() > LONGEST_ID || Characters.anyControl(force);
    }

    private static Read again(ImageFailed failed, Origin origin, Marks marks) {
        Optional<GenerationRequest> request = failed.getRequest();
        Optional<String> broken = request.flatMap(RequestLimits::broken);
        if (broken.isPresent()) {
            return new Read.Undecodable(Reason.BROKEN, "the request inside: " + broken.get());
        }
        return request.isPresent()
                ? new Read.Again(asked(request.get(), failed.getGeneration(), origin, marks))
                : new Read.NoRequest(failed);
    }

    /** A rejected request never had a generation. */
    private static GenerationRequest asked(GenerationRequest request, long failed, Origin origin, Marks marks) {
        long generation = marks.failedGeneration().orElse(failed);
        return GenerationRequest.newBuilder(request)
                .setGeneration(0)
                .setAdmittedAt(null)
                .setRetry(null)
                .setOrigin(origin)
                .setForce(marks.force().orElse(null))
                .setReplayId(marks.replayId().orElse(null))
                .setBackfill(marks.backfill())
                .setFailedGeneration(generation == 0 ? null : generation)
                .setDependsOn(request.getDependsOn()
                        .map(on -> Dependency.newBuilder(on).setPictureUrl(null).build())
                        .orElse(null))
                .build();
    }
}
