package io.darkroom.pipeline.intake.wire;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Origin;
import io.darkroom.contract.serde.WireDecoder;
import io.darkroom.pipeline.intake.wire.EventReader.Read;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Reads copies of image.failed from the topic of replays: the request comes back as it was rendered and is admitted anew.
 * Never waits for the registry. Any thread.
 */
public final class FailedReader {
    private final CopyReader<ImageFailed> copies;

    public FailedReader(WireDecoder<ImageFailed> decoder) {
        this.copies = new CopyReader<>(decoder, "failure");
    }

    /** Reads one record. */
    public Read read(Record<byte[], byte[]> read, Origin origin, Marks marks) {
        return copies.read(read, marks, (failed, marked) -> again(failed, origin, marked));
    }

    /** A rejected request never had a generation. */
    private static Read again(ImageFailed failed, Origin origin, Marks marks) {
        return failed.getRequest()
                .map(request -> CopyReader.asked(
                        GenerationRequest.newBuilder(request).setRetry(null).build(),
                        failed.getGeneration(),
                        origin,
                        marks))
                .orElseGet(() -> new Read.NoRequest(failed));
    }
}
