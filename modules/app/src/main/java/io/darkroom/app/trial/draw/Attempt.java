package io.darkroom.app.trial.draw;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.provider.ImageCall;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * One call for a candidate. Any thread.
 *
 * @param number of the candidate's calls, from 1
 * @param token idempotency token
 */
record Attempt(Candidate candidate, int number, String token) {

    static Attempt first(Candidate candidate) {
        return new Attempt(candidate, 1, fresh());
    }

    /** @param same whether the last call may have been drawn, and is repeated: with the same token */
    Attempt next(boolean same) {
        return new Attempt(candidate, number + 1, same ? token : fresh());
    }

    private static String fresh() {
        return "try-" + UUID.randomUUID();
    }

    /** What the provider is asked for. */
    ImageCall call() {
        GenerationRequest order = candidate.column().order();
        return new ImageCall(
                token,
                order.getModel(),
                order.getPrompt(),
                Optional.of(order.getSourceImageUrl())
                        .filter(url -> !url.isEmpty())
                        .map(URI::create),
                order.getAspect(),
                order.getSize(),
                order.getQuality(),
                order.getStyle(),
                order.getBackground(),
                1,
                Optional.empty());
    }
}
