package io.darkroom.app.webhook;

import io.darkroom.pipeline.generate.call.CallAddress;
import io.darkroom.provider.JobNews;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Takes what one provider tells about its jobs. Any thread. */
public interface Inbox {

    /**
     * Reads a body whose sender was verified.
     *
     * @param headers by lower-case name
     * @return empty when it is not about the outcome of a job; fails when a fault of ours hinders reading
     */
    CompletionStage<Optional<JobNews>> read(Map<String, String> headers, byte[] body);

    /** Keeps it; completes when Kafka has it. */
    CompletionStage<Void> keep(CallAddress call, JobNews news);
}
