package io.darkroom.pipeline.generate.call;

import java.net.URI;
import java.util.Optional;

/** Where a job-based API may tell the outcome of a call. Any thread. */
@FunctionalInterface
public interface Callbacks {
    /** Nowhere: jobs are looked at only. */
    Callbacks NONE = call -> Optional.empty();

    /** Address for the webhook of a call; empty when none is expected. Returns at once. */
    Optional<URI> addressOf(CallAddress call);
}
