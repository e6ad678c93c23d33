package io.darkroom.providers.answer;

import static io.darkroom.provider.FailureClass.AUTH_CONFIG;
import static io.darkroom.provider.FailureClass.CONTENT_REJECTED;
import static io.darkroom.provider.FailureClass.CONTRACT_BUG;
import static io.darkroom.provider.FailureClass.EMPTY_RESULT;
import static io.darkroom.provider.FailureClass.INVALID_REQUEST;
import static io.darkroom.provider.FailureClass.MODEL_UNAVAILABLE;
import static io.darkroom.provider.FailureClass.PROTOCOL_ERROR;
import static io.darkroom.provider.FailureClass.PROVIDER_ERROR;
import static io.darkroom.provider.FailureClass.PROVIDER_UNAVAILABLE;
import static io.darkroom.provider.FailureClass.QUOTA_EXHAUSTED;
import static io.darkroom.provider.FailureClass.RATE_LIMITED;
import static io.darkroom.provider.FailureClass.SOURCE_IMAGE;
import static io.darkroom.provider.FailureClass.UNKNOWN_OUTCOME;

import io.darkroom.provider.FailureClass;
import io.darkroom.providers.http.Exchange;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one table that says why a submitted request gave no picture. It is asked in this order: did the request leave,
 * error code in the body, hint of the vendor (type, parameter, text), HTTP status. Each end has exactly one class. Any
 * thread.
 */
public final class AnswerTable {

    private AnswerTable() {}

    // ---- 1. Did the request leave? ----

    /** The request did not leave. */
    public static FailureClass of(Exchange.NotSent end) {
        return end.lasting() ? AUTH_CONFIG : PROVIDER_UNAVAILABLE;
    }

    /** The request left, no status came back. */
    public static FailureClass of(Exchange.NoAnswer end) {
        return UNKNOWN_OUTCOME;
    }

    /** A status came back, and no picture that can be read. */
    public static FailureClass of(Exchange.Answer answer, AnswerBody body) {
        if (success(answer.status())) {
            return ofSuccess(answer, body);
        }
        return byCode(answer.status(), body.error().code())
                .or(() -> byHint(answer.status(), body.error()))
                .orElseGet(() -> byStatus(answer.status()));
    }

    /** Whether a status stands for a success. */
    public static boolean success(int status) {
        return status >= 200 && status < 300;
    }

    // ---- 2. Error code in the body, under any status ----

    private static final Map<String, FailureClass> CODES = rows(
            row(QUOTA_EXHAUSTED, "insufficient_quota", "credit_balance_exhausted", "insufficient_credits"),
            row(QUOTA_EXHAUSTED, "organization_usage_limit_exceeded", "billing_hard_limit_reached"),
            row(QUOTA_EXHAUSTED, "billing_not_active", "payment_required"),
            row(RATE_LIMITED, "rate_limit_exceeded", "rate_limit_error", "rate_limited", "too_many_requests"),
            row(RATE_LIMITED, "slow_down"),
            row(PROVIDER_UNAVAILABLE, "server_is_overloaded", "overloaded_error", "service_unavailable"),
            row(PROVIDER_ERROR, "server_error", "internal_error", "internal_server_error"),
            row(AUTH_CONFIG, "invalid_api_key", "missing_api_key", "authentication_error", "unauthorized"),
            row(CONTENT_REJECTED, "moderation_blocked", "content_policy_violation"),
            row(SOURCE_IMAGE, "invalid_image_file", "image_too_small", "image_too_large"),
            row(SOURCE_IMAGE, "invalid_image_url", "invalid_image", "image_download_failed", "image_not_reachable"),
            row(MODEL_UNAVAILABLE, "model_not_found", "unknown_model", "invalid_model", "model_not_available"),
            row(UNKNOWN_OUTCOME, "idempotency_key_in_progress", "idempotency_key_in_use", "request_in_progress"),
            row(CONTRACT_BUG, "idempotency_key_reused", "idempotency_key_reuse", "idempotency_key_mismatch"));

    private static final String ANY_SPEND_LIMIT = "_spend_limit_exceeded";

    /** What a status tells that says more than "something went wrong": vendors send that code with an overload, too. */
    private static final Set<FailureClass> MORE_THAN_AN_ERROR =
            Set.of(PROVIDER_UNAVAILABLE, RATE_LIMITED, UNKNOWN_OUTCOME);

    static Optional<FailureClass> byCode(int status, String code) {
        String name = code.toLowerCase(Locale.ROOT);
        if (name.endsWith(ANY_SPEND_LIMIT)) {
            return Optional.of(QUOTA_EXHAUSTED);
        }
        return Optional.ofNullable(CODES.get(name))
                .filter(why -> why != PROVIDER_ERROR || !MORE_THAN_AN_ERROR.contains(byStatus(status)));
    }

    // ---- 3. Hints: the type in place of a code; parameter and text where a 4xx leaves it open ----

    static Optional<FailureClass> byHint(int status, ErrorDetails error) {
        Optional<FailureClass> byType = byCode(status, error.type());
        if (byType.isPresent()) {
            return byType;
        }
        return switch (status) {
            case 409 -> byIdempotency(error);
            case 400, 422 -> byIdempotency(error).or(() -> byParameter(error));
            default -> Optional.empty();
        };
    }

    private static Optional<FailureClass> byIdempotency(ErrorDetails error) {
        if (!error.mentions("idempotency")) {
            return Optional.empty();
        }
        if (error.mentions("in progress", "in_progress", "in use", "in_use", "processing", "concurrent")) {
            return Optional.of(UNKNOWN_OUTCOME);
        }
        return error.mentions("different", "another", "mismatch", "not match", "reuse", "already")
                ? Optional.of(CONTRACT_BUG)
                : Optional.empty();
    }

    private static Optional<FailureClass> byParameter(ErrorDetails error) {
        boolean fetching = error.mentions("download", "fetch", "retrieve", "reachable", "to reach", "not reach");
        if (error.about("image_url", "image") || (error.mentions("image") && fetching)) {
            return Optional.of(SOURCE_IMAGE);
        }
        boolean missing = error.mentions("does not exist", "not found");
        return error.about("model") || (error.mentions("model") && missing)
                ? Optional.of(MODEL_UNAVAILABLE)
                : Optional.empty();
    }

    // ---- 4. HTTP status ----

    private static FailureClass byStatus(int status) {
        return switch (status) {
            case 400, 413, 415, 422, 501 -> INVALID_REQUEST;
            case 401, 403, 407 -> AUTH_CONFIG;
            case 402 -> QUOTA_EXHAUSTED;
            case 404, 405, 410 -> MODEL_UNAVAILABLE;
            case 408, 425, 503, 521, 522, 523, 525, 526, 529, 530 -> PROVIDER_UNAVAILABLE;
            case 409, 504, 520, 524 -> UNKNOWN_OUTCOME;
            case 429 -> RATE_LIMITED;
            case 500, 502 -> PROVIDER_ERROR;
            default -> byStatusFamily(status);
        };
    }

    /**
     * A redirect means that {@code base-url} is wrong, to another host or to the same one: following it would drop the
     * key, or send it to a stranger.
     */
    private static FailureClass byStatusFamily(int status) {
        return switch (status / 100) {
            case 1 -> UNKNOWN_OUTCOME;
            case 3 -> AUTH_CONFIG;
            case 4 -> INVALID_REQUEST;
            case 5 -> PROVIDER_ERROR;
            default -> PROTOCOL_ERROR;
        };
    }

    // ---- A success without a picture ----

    private static FailureClass ofSuccess(Exchange.Answer answer, AnswerBody body) {
        if (answer.cut().isPresent() && !answer.cut().get().tooLarge()) {
            return UNKNOWN_OUTCOME;
        }
        if (answer.cut().isPresent() || !body.whole()) {
            return PROTOCOL_ERROR;
        }
        return switch (body.data()) {
            case EMPTY -> EMPTY_RESULT;
            case OTHER_FORM -> PROTOCOL_ERROR;
            case MISSING ->
                byCode(answer.status(), body.error().code())
                        .or(() -> byCode(answer.status(), body.error().type()))
                        .orElse(PROTOCOL_ERROR);
        };
    }

    private record Row(FailureClass why, Set<String> codes) {}

    private static Row row(FailureClass why, String... codes) {
        return new Row(why, Set.of(codes));
    }

    private static Map<String, FailureClass> rows(Row... rows) {
        return Stream.of(rows)
                .flatMap(row -> row.codes().stream().map(code -> Map.entry(code, row.why())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
