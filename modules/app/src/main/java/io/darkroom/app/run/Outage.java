package io.darkroom.app.run;

import io.darkroom.contract.FailureClass;
import io.darkroom.contract.RetryState;
import java.time.Duration;
import java.util.Optional;

/**
 * Says once, when no row ends because the provider cannot be reached, what its last call met: a run waits for the end of an
 * outage, and whoever mistyped an address must not wait with it. One thread.
 */
final class Outage {
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final String provider;
    private Optional<RetryState> before = Optional.empty();
    private long since;
    private int ended = -1;
    private boolean said;

    Outage(String provider) {
        this.provider = provider;
    }

    String provider() {
        return provider;
    }

    /**
     * What is to be said now.
     *
     * @param rows rows of the provider that have ended
     * @param last the call that was put off last
     * @param now nanoseconds
     */
    Optional<String> sentence(int rows, Optional<RetryState> last, long now) {
        if (rows != ended) {
            ended = rows;
            since = now;
            before = last;
            said = false;
        }
        if (said || now - since < SILENCE.toNanos() || last.equals(before)) {
            return Optional.empty();
        }
        Optional<String> sentence =
                last.map(RetryState::getLastFailure).flatMap(failure -> sentence(failure.getWhy(), failure.getError()));
        said = sentence.isPresent();
        return sentence;
    }

    private Optional<String> sentence(FailureClass why, String error) {
        return switch (why) {
            case PROVIDER_UNAVAILABLE ->
                Optional.of(provider + " does not answer: " + error
                        + ". It is asked again until it does; Ctrl-C ends the run, and nothing is lost.");
            case PROVIDER_ERROR ->
                Optional.of(provider + " answers with errors: " + error
                        + ". A row fails after retry.max-attempts of them, and the next run tries it again.");
            default -> Optional.empty();
        };
    }
}
