package io.darkroom.pipeline.generate.gate;

import io.darkroom.pipeline.generate.setting.HoldSettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps calls back while the provider does not work and lets one at a time find out. Only that one's answer counts then, not
 * those of calls that had left before. A probe that stays unanswered for twice as long as the failures took, and for two
 * seconds at least, is not refused as they were: it counts as good, so that slow calls need not be waited for. All time comes
 * from the clock, no thread is started. Guarded by its owner.
 */
final class Breaker {
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(2);

    private final Clock steady;
    private final CircuitBreaker breaker;
    private Instant openUntil = Instant.MIN;
    private @Nullable String probe;
    private Instant probeUntil = Instant.MIN;
    private Duration failureTook = Duration.ZERO;

    Breaker(String provider, HoldSettings settings, Clock steady) {
        this.steady = steady;
        IntervalFunction wait =
                IntervalFunction.ofExponentialBackoff(settings.breakerWait().dividedBy(4), 2, settings.breakerWait());
        this.breaker = CircuitBreaker.of(
                provider,
                CircuitBreakerConfig.custom()
                        .clock(steady)
                        .currentTimestampFunction(clock -> clock.instant().toEpochMilli(), TimeUnit.MILLISECONDS)
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(2 * settings.breakerFailures())
                        .minimumNumberOfCalls(settings.breakerFailures())
                        .failureRateThreshold(50)
                        .slowCallDurationThreshold(Duration.ofDays(1)) // a picture may take minutes
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .waitIntervalFunctionInOpenState(attempt -> begin(wait.apply(attempt)))
                        .build());
    }

    private long begin(long millis) {
        openUntil = steady.instant().plusMillis(millis);
        return millis;
    }

    /** Whether a call would be let through now. */
    boolean isReady(Instant now) {
        return switch (breaker.getState()) {
            case OPEN -> !now.isBefore(openUntil);
            case HALF_OPEN -> probe == null || !now.isBefore(probeUntil);
            default -> true;
        };
    }

    /** Lets a call through; {@link #isReady} has just said yes. */
    void start(String call, Instant now) {
        if (breaker.getState() == State.HALF_OPEN && probe != null) {
            probe = null;
            breaker.transitionToClosedState();
        }
        if (breaker.getState() == State.OPEN) {
            breaker.transitionToHalfOpenState();
        }
        if (breaker.getState() == State.HALF_OPEN) {
            probe = call;
            Duration twice = failureTook.multipliedBy(2);
            probeUntil = now.plus(twice.compareTo(LEAST_PATIENCE) > 0 ? twice : LEAST_PATIENCE);
        }
        breaker.acquirePermission();
    }

    /** The provider answered. */
    void good(String call, Duration took) {
        if (counts(call)) {
            breaker.onSuccess(took.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The provider did not work. */
    void bad(String call, Duration took) {
        if (counts(call)) {
            failureTook = took;
            breaker.onError(took.toMillis(), TimeUnit.MILLISECONDS, new ProviderDown());
        }
    }

    /** The answer says nothing about whether the provider works. */
    void neutral(String call) {
        if (counts(call)) {
            breaker.releasePermission();
        }
    }

    private boolean counts(String call) {
        if (breaker.getState() != State.HALF_OPEN) {
            return true;
        }
        boolean answered = call.equals(probe);
        probe = answered ? null : probe;
        return answered;
    }

    boolean isOpen() {
        return breaker.getState() == State.OPEN;
    }

    /** Whether calls go as they come. */
    boolean isClosed() {
        return breaker.getState() == State.CLOSED;
    }

    /** What the breaker counts; carries nothing. */
    private static final class ProviderDown extends RuntimeException {
        private ProviderDown() {
            super("provider does not work", null, false, false);
        }
    }
}
