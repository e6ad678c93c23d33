package io.darkroom.pipeline.generate.task;

import io.darkroom.contract.Drawn;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;

/** Where requests go when they leave the stage. Stream thread only. */
public interface Output {
    /**
     * A request has pictures.
     *
     * @param drawn the pictures, and what their calls said
     */
    void completed(ImageCompleted completed, Drawn drawn);

    void failed(ImageFailed failed);

    void retry(GenerationRequest request);
}
