package io.darkroom.pipeline.intake.wire;

import io.darkroom.contract.Drawn;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Origin;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.serde.WireDecoder;
import io.darkroom.pipeline.intake.wire.EventReader.Read;
import io.darkroom.pipeline.intake.wire.EventReader.Reason;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Reads copies of image.completed from the topic of replays, of results with fewer pictures than asked for: their request comes
 * back with the pictures that are there, so that only the others are drawn. Never waits for the registry. Any thread.
 */
public final class PartialReader {
    private static final int LONGEST_URL = 8_192;

    private final CopyReader<ImageCompleted> copies;

    public PartialReader(WireDecoder<ImageCompleted> decoder) {
        this.copies = new CopyReader<>(decoder, "result");
    }

    /** Reads one record. */
    public Read read(Record<byte[], byte[]> read, Origin origin, Marks marks) {
        return copies.read(read, marks, (result, marked) -> again(result, origin, marked));
    }

    private static Read again(ImageCompleted result, Origin origin, Marks marks) {
        Optional<GenerationRequest> rest = result.getRest().filter(PartialReader::lacksSome);
        return rest.isPresent()
                ? CopyReader.asked(asked(rest.get()), result.getGeneration(), origin, marks)
                : new Read.Undecodable(Reason.BROKEN, "the result says nothing of pictures that are missing");
    }

    /** Whether some pictures are there, and some are not. */
    private static boolean lacksSome(GenerationRequest request) {
        return request.getRetry()
                .flatMap(RetryState::getDrawn)
                .map(Drawn::getImages)
                .filter(there -> !there.isEmpty() && there.size() < request.getCount())
                .filter(there -> there.stream().allMatch(image -> image.getUrl().length() <= LONGEST_URL))
                .isPresent();
    }

    /** Calls and attempts are those of the new generation. */
    private static GenerationRequest asked(GenerationRequest rest) {
        RetryState state = rest.getRetry().orElseThrow();
        Drawn there = state.getDrawn().orElseThrow();
        return GenerationRequest.newBuilder(rest)
                .setRetry(RetryState.newBuilder()
                        .setAttempt(0)
                        .setNotBefore(state.getNotBefore())
                        .setLastFailure(state.getLastFailure())
                        .setDrawn(Drawn.newBuilder(there)
                                .setCalls(0)
                                .setEarlier(there.getImages().size())
                                .build())
                        .build())
                .build();
    }
}
