package io.darkroom.provider;

import java.time.Duration;
import java.util.Optional;

/** What is known about a job after one look at it. */
public sealed interface JobReport {

    /**
     * The job is over.
     *
     * @param outcome {@link Reply.Finished} or {@link Reply.Failed}, never {@link Reply.Accepted};
     *     {@link FailureClass#RESULT_LOST} when the provider does not know the job
     */
    record Ended(Reply outcome) implements JobReport {}

    /** The provider is still drawing. */
    record Working() implements JobReport {}

    /**
     * The look failed, which says nothing about the job.
     *
     * @param why a sentence or status and body as sent, at most 4 KiB, never a credential
     * @param retryAfter delay that the provider asked for
     */
    record Unknown(String why, Optional<Duration> retryAfter) implements JobReport {}
}
