package io.darkroom.providers.answer;

import static io.darkroom.provider.FailureClass.AUTH_CONFIG;
import static io.darkroom.provider.FailureClass.CANCELLED;
import static io.darkroom.provider.FailureClass.CONTENT_REJECTED;
import static io.darkroom.provider.FailureClass.CONTRACT_BUG;
import static io.darkroom.provider.FailureClass.DEADLINE;
import static io.darkroom.provider.FailureClass.INVALID_REQUEST;
import static io.darkroom.provider.FailureClass.PROVIDER_ERROR;
import static io.darkroom.provider.FailureClass.PROVIDER_UNAVAILABLE;
import static io.darkroom.provider.FailureClass.RATE_LIMITED;
import static io.darkroom.provider.FailureClass.UNKNOWN_OUTCOME;

import io.darkroom.provider.FailureClass;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The part of the table that is about jobs which ended without a picture. Codes and hints of {@link AnswerTable} count here
 * too. Any thread.
 */
public final class JobTable {
    private static final Set<String> MODERATION = Set.of(
            "content_policy",
            "content_blocked",
            "moderation_failed",
            "prompt_blocked",
            "prompt_rejected",
            "nsfw",
            "nsfw_content",
            "safety",
            "safety_violation");

    private static final Set<String> VALIDATION = Set.of(
            "validation_error",
            "invalid_request",
            "invalid_request_error",
            "invalid_prompt",
            "invalid_input",
            "invalid_parameter",
            "unsupported_aspect_ratio");

    private static final Set<FailureClass> OF_THE_PROVIDER =
            Set.of(PROVIDER_UNAVAILABLE, PROVIDER_ERROR, RATE_LIMITED, UNKNOWN_OUTCOME);

    /** The key was good enough to order the job: what else is wrong with it is not ours. */
    private static final Set<FailureClass> OF_NOBODY = Set.of(AUTH_CONFIG, CONTRACT_BUG);

    /** The status as which a failure is read: what a request that is at fault gets. */
    private static final int FAULT_OF_THE_REQUEST = 400;

    private JobTable() {}

    /** The provider cancelled a job. */
    public static FailureClass cancelled() {
        return CANCELLED;
    }

    /** The provider gave a job up. */
    public static FailureClass expired() {
        return DEADLINE;
    }

    /**
     * A job failed. One that the provider calls temporary is tried again, one that is the fault of the request has the
     * class of that fault; any other is over and counts as cancelled.
     */
    public static FailureClass failed(ErrorDetails error, JobWords words) {
        Optional<FailureClass> named = named(error);
        boolean temporary = named.filter(OF_THE_PROVIDER::contains).isPresent() || words.httpStatus() >= 500;
        if (words.retryable().orElse(temporary)) {
            return PROVIDER_ERROR;
        }
        return named.filter(why -> !OF_THE_PROVIDER.contains(why) && !OF_NOBODY.contains(why))
                .orElse(CANCELLED);
    }

    private static Optional<FailureClass> named(ErrorDetails error) {
        return byCodeOfAJob(error.code().toLowerCase(Locale.ROOT))
                .or(() -> AnswerTable.byCode(FAULT_OF_THE_REQUEST, error.code()))
                .or(() -> byModeration(error))
                .or(() -> AnswerTable.byHint(FAULT_OF_THE_REQUEST, error));
    }

    private static Optional<FailureClass> byCodeOfAJob(String code) {
        if (MODERATION.contains(code)) {
            return Optional.of(CONTENT_REJECTED);
        }
        return VALIDATION.contains(code) ? Optional.of(INVALID_REQUEST) : Optional.empty();
    }

    private static Optional<FailureClass> byModeration(ErrorDetails error) {
        return error.mentions("content policy", "moderation", "safety", "nsfw")
                ? Optional.of(CONTENT_REJECTED)
                : Optional.empty();
    }
}
