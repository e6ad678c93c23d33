package io.darkroom.pipeline.generate;

import io.darkroom.provider.Reply;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of every call of this process: stop, hold, Retry-After, breaker. Learns from each reply. Any thread.
 *
 * <p>Whether key and quota are good is not known when a process begins and after a hold: then one call goes alone, and the
 * others follow when it is answered or after 2 s, whichever is first. A wrong key, which is refused in far less, costs one
 * call.
 *
 * <p>A hold that a process found lets one probe through per interval; one that a person ordered lets nothing through, and
 * only a person ends it. The breaker counts answers that speak about the provider
 * ({@code PROVIDER_UNAVAILABLE}, {@code UNKNOWN_OUTCOME}), never those about a record.
 */
final class Gate {
    /** Told of a hold or its end that this process found, to be spread to all others. */
    interface Listener {
        void held(Hold hold);

        /** A probe found that a hold is over. */
        void opened(Hold ended);
    }

    /** How long others wait for the answer of a call that goes alone. */
    private static final Duration ALONE = Duration.ofSeconds(2);

    private final HoldSettings settings;
    private final Clock clock;
    private final Listener listener;
    private final CircuitBreaker breaker;

    private boolean stopped;
    private boolean proven;
    private Instant aloneUntil = Instant.MIN;
    private @Nullable Hold hold;
    private Instant nextProbe = Instant.MIN;
    private boolean probing;
    private boolean breakerProbe;
    private Instant waitUntil = Instant.MIN;
    private int quotaInARow;
    private Instant quotaSince = Instant.MIN;

    Gate(String provider, HoldSettings settings, Clock clock, Listener listener) {
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        this.breaker = CircuitBreaker.of(
                provider,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(2 * settings.breakerFailures())
                        .minimumNumberOfCalls(settings.breakerFailures())
                        .failureRateThreshold(50)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .waitIntervalFunctionInOpenState(IntervalFunction.ofExponentialBackoff(
                                settings.breakerWait().dividedBy(4), 2, settings.breakerWait()))
                        .build());
    }

    /** Takes the permission for one call; whoever gets it must call {@link #observe} with the reply. */
    synchronized boolean tryStart() {
        if (!isOpen(clock.instant())) {
            return false;
        }
        if (!breaker.tryAcquirePermission()) {
            return false;
        }
        probing = hold != null;
        if (!proven && aloneUntil.equals(Instant.MIN)) {
            aloneUntil = clock.instant().plus(ALONE);
        }
        breakerProbe = breaker.getState() == CircuitBreaker.State.HALF_OPEN;
        return true;
    }

    /** Whether a call would be let through now, as far as it can be said without taking the permission. */
    synchronized boolean isOpen() {
        return isOpen(clock.instant()) && isBreakerReady();
    }

    private boolean isBreakerReady() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> false;
            case HALF_OPEN -> !breakerProbe;
            default -> true;
        };
    }

    private boolean isOpen(Instant now) {
        return !stopped && !now.isBefore(waitUntil) && (hold == null ? !waitsForFirst(now) : mayProbe(now));
    }

    private boolean waitsForFirst(Instant now) {
        return !proven && now.isBefore(aloneUntil);
    }

    private boolean mayProbe(Instant now) {
        return !isOrdered() && !probing && !now.isBefore(nextProbe);
    }

    private boolean isOrdered() {
        return hold != null && hold.byPerson();
    }

    /** Learns how a call ended. */
    void observe(Reply reply, Duration took) {
        synchronized (this) {
            breakerProbe = false;
        }
        switch (reply) {
            case Reply.Finished f -> {
                breaker.onSuccess(took.toMillis(), TimeUnit.MILLISECONDS);
                worked(took);
            }
            case Reply.Failed f -> failed(f, took);
        }
    }

    private void failed(Reply.Failed reply, Duration took) {
        switch (reply.why()) {
            case PROVIDER_UNAVAILABLE, UNKNOWN_OUTCOME -> {
                breaker.onError(took.toMillis(), TimeUnit.MILLISECONDS, new ProviderDown());
                reply.retryAfter().ifPresent(this::waitFor);
                probeFailed();
            }
            case RATE_LIMITED -> {
                breaker.releasePermission();
                waitFor(reply.retryAfter().orElse(settings.rateLimitWait()));
                probeFailed();
            }
            case AUTH_CONFIG -> {
                breaker.releasePermission();
                hold(reply, 1);
            }
            case QUOTA_EXHAUSTED -> {
                breaker.releasePermission();
                hold(reply, settings.quotaThreshold());
            }
            default -> {
                breaker.onSuccess(took.toMillis(), TimeUnit.MILLISECONDS);
                worked(took);
            }
        }
    }

    private synchronized void waitFor(Duration delay) {
        Instant until = clock.instant().plus(delay);
        if (until.isAfter(waitUntil)) {
            waitUntil = until;
        }
    }

    private synchronized void probeFailed() {
        aloneUntil = Instant.MIN;
        if (hold != null) {
            probing = false;
            nextProbe = clock.instant().plus(settings.probeInterval());
        }
    }

    /** Holds the provider, or confirms the hold when its probe failed. */
    private void hold(Reply.Failed reply, int threshold) {
        Hold found = new Hold(Optional.of(reply.why()), reply.error(), "", clock.instant());
        synchronized (this) {
            if (quotaInARow++ == 0) {
                quotaSince = clock.instant();
            }
            boolean news = hold == null ? quotaInARow >= threshold : probing;
            probeFailed();
            if (!news) {
                return;
            }
            apply(found);
        }
        listener.held(found);
    }

    /** A picture that was ordered before the quota ended does not say that there is some left. */
    private void worked(Duration took) {
        Optional<Hold> ended;
        synchronized (this) {
            ended = hold();
            if (ended.isPresent() && !probing) {
                return;
            }
            if (ended.isPresent()) {
                open();
            } else if (!clock.instant().minus(took).isBefore(quotaSince)) {
                quotaInARow = 0;
            }
            proven = true;
        }
        ended.ifPresent(listener::opened);
    }

    /**
     * Holds the provider: said by this process, another one or a person. The first probe comes after the interval.
     *
     * @return false when nothing changes: what a process found does not take the place of a person's order
     */
    synchronized boolean apply(Hold order) {
        if (isOrdered() && !order.byPerson()) {
            return false;
        }
        if (hold == null || order.byPerson()) {
            nextProbe = clock.instant().plus(settings.probeInterval());
            probing = false;
        }
        hold = order;
        return true;
    }

    /** Lets a held provider be probed at once, as a process that starts does. */
    synchronized void probeNow() {
        nextProbe = Instant.MIN;
    }

    /** Ends the hold. The next call goes alone, for the key of this process may be another one. */
    synchronized void open() {
        if (hold != null) {
            proven = false;
            aloneUntil = Instant.MIN;
        }
        hold = null;
        probing = false;
        quotaInARow = 0;
    }

    /** Ends a hold that another process found to be over. Returns false when a person's order stands. */
    synchronized boolean reopen() {
        if (isOrdered()) {
            return false;
        }
        open();
        return true;
    }

    /** No call from now on. */
    synchronized void stop() {
        stopped = true;
    }

    synchronized Optional<Hold> hold() {
        return Optional.ofNullable(hold);
    }

    boolean isBreakerOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    synchronized Instant waitUntil() {
        return waitUntil;
    }

    /** What the breaker counts; carries nothing. */
    private static final class ProviderDown extends RuntimeException {
        private ProviderDown() {
            super("provider does not work", null, false, false);
        }
    }
}
