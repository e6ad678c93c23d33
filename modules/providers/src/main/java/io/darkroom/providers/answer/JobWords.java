package io.darkroom.providers.answer;

import java.util.Optional;

/**
 * What an answer says about a job. Any thread.
 *
 * @param state where the job stands
 * @param retryable whether the provider says that the same request may succeed later
 * @param httpStatus status with which the provider itself failed, 0 when it says none
 */
public record JobWords(JobState state, Optional<Boolean> retryable, int httpStatus) {

    /** An answer that is not about a job. */
    public static final JobWords NONE = new JobWords(JobState.UNSAID, Optional.empty(), 0);
}
