package io.darkroom.provider;

import java.util.concurrent.CompletionStage;

/** An image API. Any thread. */
public interface ImageProvider extends AutoCloseable {

    /**
     * Sends one call. Returns at once; the stage completes on the provider's own thread and never exceptionally: whatever
     * the provider or the network does is a {@link Reply}. Each invocation sends at most one request.
     */
    CompletionStage<Reply> generate(ImageCall call);

    /** Whether the vendor documents that a repeated {@link ImageCall#token()} is not billed again. */
    boolean idempotent();

    /** Ends every call that was sent as {@link FailureClass#UNKNOWN_OUTCOME} and frees connections and threads. */
    @Override
    void close();
}
