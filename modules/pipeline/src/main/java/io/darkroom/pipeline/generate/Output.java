package io.darkroom.pipeline.generate;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;

/** Where requests go when they leave the stage. Stream thread only. */
interface Output {
    void completed(ImageCompleted completed);

    void failed(ImageFailed failed);

    void retry(GenerationRequest request);
}
