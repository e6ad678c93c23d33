package io.darkroom.provider;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An image API. Any thread.
 *
 * <p>An API that draws in jobs answers {@link #generate} with {@link Reply.Accepted}; the job is then looked at with {@link
 * #poll}, and webhooks about it are read with {@link #news}. When to look again is the caller's business.
 */
public interface ImageProvider extends AutoCloseable {

    /**
     * Sends one call. Returns at once; the stage completes on the provider's own thread and never exceptionally: whatever
     * the provider or the network does is a {@link Reply}. Each invocation sends at most one request.
     */
    CompletionStage<Reply> generate(ImageCall call);

    /**
     * Looks at a job once, at no cost. Returns at once; the stage completes on the provider's own thread and never
     * exceptionally. A provider without jobs says that it does not know the job.
     */
    default CompletionStage<JobReport> poll(String jobId) {
        return CompletableFuture.completedStage(new JobReport.Ended(new Reply.Failed(
                FailureClass.RESULT_LOST,
                "job " + jobId + " is not known: this API does not draw in jobs",
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty())));
    }

    /**
     * Reads the body of a webhook whose sender was verified. Does not block for long, so it may be called on an event loop.
     *
     * @param headers by lower-case name
     * @return empty when the body is not about the outcome of a job; fails when a fault of ours hinders reading, which says
     *     nothing about the body
     */
    default CompletionStage<Optional<JobNews>> news(Map<String, String> headers, byte[] body) {
        return CompletableFuture.completedStage(Optional.empty());
    }

    /** Most pictures that one call may ask a model for, 1 to 4. A request for more becomes several calls. */
    default int picturesPerCall(String model) {
        return 4;
    }

    /** Whether the vendor documents that a repeated {@link ImageCall#token()} is not billed again. */
    boolean idempotent();

    /** Ends every call that was sent as {@link FailureClass#UNKNOWN_OUTCOME} and frees connections and threads. */
    @Override
    void close();
}
