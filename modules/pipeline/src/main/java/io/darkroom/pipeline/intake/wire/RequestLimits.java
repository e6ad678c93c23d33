package io.darkroom.pipeline.intake.wire;

import io.darkroom.contract.Dependency;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.rules.ChangeRules;
import io.darkroom.contract.trace.TraceContext;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request must be like that comes back in a copy of image.failed: Darkroom wrote it once, but anybody may have
 * written the copy, and parts of it are kept in the ledger. Pure, any thread.
 */
final class RequestLimits {
    /** Four names, each character percent-encoded. */
    private static final int LONGEST_KEY = 8_192;

    private static final int LONGEST_NAME = 1_024;
    private static final int LONGEST_URL = 4_096;
    private static final int MOST_PICTURES = 4;
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private RequestLimits() {}

    /** What is wrong with the request, as a sentence; empty when nothing is. */
    static Optional<String> broken(GenerationRequest request) {
        if (!FINGERPRINT.matcher(request.getFingerprint()).matches()) {
            return Optional.of("fingerprint must be 64 hexadecimal digits");
        }
        if (request.getCount() < 1 || request.getCount() > MOST_PICTURES) {
            return Optional.of("count must be 1 to " + MOST_PICTURES);
        }
        return tooLong("idempotencyKey", request.getIdempotencyKey(), LONGEST_KEY)
                .or(() -> tooLong("prompt", request.getPrompt(), ChangeRules.LONGEST_PROMPT))
                .or(() -> tooLong("sourceImageUrl", request.getSourceImageUrl(), LONGEST_URL))
                .or(() -> names(request))
                .or(() -> dependency(request));
    }

    /** Keys stand beside one another in the names of rows, with a space between. */
    private static Optional<String> dependency(GenerationRequest request) {
        Optional<Dependency> on = request.getDependsOn();
        if (on.isEmpty()) {
            return tooLong("consistencySet", request.getConsistencySet().orElse(null), LONGEST_KEY);
        }
        String key = on.get().getIdempotencyKey();
        return key.indexOf(' ') >= 0 || request.getIdempotencyKey().indexOf(' ') >= 0
                ? Optional.of("keys of shots that depend on one another must not have a space")
                : tooLong("dependsOn.idempotencyKey", key, LONGEST_KEY)
                        .or(() -> name("dependsOn.shotName", on.get().getShotName()))
                        .or(() -> tooLong(
                                "consistencySet", request.getConsistencySet().orElse(null), LONGEST_KEY));
    }

    private static Optional<String> names(GenerationRequest request) {
        return name("sku", request.getSku())
                .or(() -> name("eventId", request.getEventId()))
                .or(() -> name("anchorId", request.getAnchorId()))
                .or(() -> name("segment", request.getSegment()))
                .or(() -> name("shotName", request.getShotName()))
                .or(() -> name("promptVersion", request.getPromptVersion()))
                .or(() -> name("provider", request.getProvider()))
                .or(() -> name("model", request.getModel()))
                .or(() -> options(request));
    }

    private static Optional<String> options(GenerationRequest request) {
        return name("jobId", request.getJobId().orElse(null))
                .or(() -> name("placement", request.getPlacement().orElse(null)))
                .or(() -> name("campaign", request.getCampaign().orElse(null)))
                .or(() -> name("aspect", request.getAspect().orElse(null)))
                .or(() -> name("size", request.getSize().orElse(null)))
                .or(() -> name("quality", request.getQuality().orElse(null)))
                .or(() -> name("style", request.getStyle().orElse(null)))
                .or(() -> name("background", request.getBackground().orElse(null)))
                .or(() -> name("traceparent", request.getTraceparent().orElse(null)))
                .or(() -> tooLong("tracestate", request.getTracestate().orElse(null), TraceContext.LONGEST_STATE))
                .or(() -> name("source", request.getSource().orElse(null)));
    }

    private static Optional<String> name(String field, @Nullable String value) {
        return tooLong(field, value, LONGEST_NAME);
    }

    private static Optional<String> tooLong(String field, @Nullable String value, int longest) {
        return value != null && value.length() > longest
                ? Optional.of(field + " must be at most " + longest + " characters")
                : Optional.empty();
    }
}
