package io.darkroom.app.promise.evidence;

import io.darkroom.contract.FailedState;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.ProviderReply;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is paid for once: a key and its generation. */
public record Work(String key, long generation) {
    private static final Pattern TOKEN = Pattern.compile("(.*):g(\\d+):c\\d+(?::v\\d+)?");

    static Work of(ImageCompleted completed) {
        return new Work(completed.getIdempotencyKey(), completed.getGeneration());
    }

    static Work of(ImageFailed failed) {
        return new Work(failed.getIdempotencyKey().orElse(""), failed.getGeneration());
    }

    /** That of a request. */
    public static Work of(GenerationRequest request) {
        return new Work(request.getIdempotencyKey(), request.getGeneration());
    }

    /** That of a reply. */
    public static Work of(ProviderReply reply) {
        return new Work(reply.getIdempotencyKey(), reply.getGeneration());
    }

    static boolean isTried(ImageFailed failed) {
        return failed.getState() != FailedState.REJECTED;
    }

    /** That of an idempotency token, which a key of at most 200 characters is readable in. */
    public static Optional<Work> ofToken(String token) {
        Matcher matcher = TOKEN.matcher(token);
        return matcher.matches()
                ? Optional.of(new Work(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }
}
