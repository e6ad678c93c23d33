package io.darkroom.pipeline.generate.outcome;

import io.darkroom.contract.Drawn;
import io.darkroom.contract.Failure;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.pipeline.generate.call.Album;
import io.darkroom.pipeline.generate.setting.OnUnknown;
import io.darkroom.pipeline.generate.setting.RetrySettings;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.FailureClass.Again;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides what follows a failed attempt: pure but for its jitter, which comes in. Any thread. */
public final class RetrySchedule {
    private static final double JITTER = 0.25;

    private final RetrySettings settings;
    private final boolean idempotentProvider;
    private final boolean timesEachPicture;
    private final RandomGenerator random;

    /** Of requests whose time of trying is that of all their pictures. */
    public RetrySchedule(RetrySettings settings, boolean idempotentProvider, RandomGenerator random) {
        this(settings, idempotentProvider, false, random);
    }

    /** @param timesEachPicture whether the time of trying begins anew with each picture */
    public RetrySchedule(
            RetrySettings settings, boolean idempotentProvider, boolean timesEachPicture, RandomGenerator random) {
        this.settings = settings;
        this.idempotentProvider = idempotentProvider;
        this.timesEachPicture = timesEachPicture;
        this.random = random;
    }

    /**
     * What follows a failed call.
     *
     * @param call the call that failed, state SENT
     * @param why class of the failure
     * @param retryAfter delay that the provider asked for; what it is longer than our own is waiting, not trying
     * @param took time from the start of the call to its answer
     * @param now time of the decision
     */
    public NextStep after(
            OpenCall call,
            Failure failure,
            FailureClass why,
            Optional<Duration> retryAfter,
            Duration took,
            Instant now) {
        Spent before = Spent.of(call, timesEachPicture);
        return switch (again(call, why)) {
            case HELD -> new NextStep.Requeue();
            case NEVER -> before.giveUp(false);
            case FREE -> again(call, before, failure, retryAfter, took, now, before.attempts, why);
            case ONCE ->
                before.attempts + 1 < Math.min(2, settings.maxAttempts())
                        ? again(call, before, failure, retryAfter, took, now, before.attempts + 1, why)
                        : before.giveUp(false);
            case ATTEMPTS ->
                before.attempts + 1 < settings.maxAttempts()
                        ? again(call, before, failure, retryAfter, took, now, before.attempts + 1, why)
                        : before.giveUp(false);
            case POLICY ->
                mayResend(before)
                        ? again(call, before, failure, retryAfter, took, now, before.attempts + 1, why)
                        : before.giveUp(true);
        };
    }

    /**
     * What follows a call whose process ended before its answer came. Where a repeat costs nothing that uses no attempt, for
     * it says nothing about the record.
     */
    public NextStep unanswered(OpenCall call, Failure failure, FailureClass why, Duration took, Instant now) {
        boolean costsNothing =
                why == FailureClass.UNKNOWN_OUTCOME && idempotentProvider && settings.onUnknown() == OnUnknown.RESEND;
        if (!costsNothing) {
            return after(call, failure, why, Optional.empty(), took, now);
        }
        Spent before = Spent.of(call, timesEachPicture);
        return again(call, before, failure, Optional.empty(), took, now, before.attempts, why);
    }

    /**
     * A provider that accepted a job is there, and a failure of the job is about the record: it is not repeated at no price,
     * for that would order job after job. A job that is done is billed, whether its picture can be read or not.
     *
     * <p>An empty account ends no request that has pictures: they are paid, and the others are asked for when it is topped up.
     */
    private static Again again(OpenCall call, FailureClass why) {
        boolean paidInPart =
                why == FailureClass.QUOTA_EXHAUSTED && call.getDrawn().isPresent();
        if (call.getProviderJobId().isEmpty()) {
            return paidInPart ? Again.HELD : why.again();
        }
        if (paidInPart) {
            return Again.ATTEMPTS;
        }
        return switch (why.again()) {
            case HELD, ONCE -> Again.NEVER;
            case FREE -> Again.ATTEMPTS;
            case NEVER, ATTEMPTS, POLICY -> why.again();
        };
    }

    private boolean mayResend(Spent before) {
        if (settings.onUnknown() == OnUnknown.FAIL || before.attempts + 1 >= settings.maxAttempts()) {
            return false;
        }
        return idempotentProvider || before.unknown == 0;
    }

    private NextStep again(
            OpenCall call,
            Spent before,
            Failure failure,
            Optional<Duration> retryAfter,
            Duration took,
            Instant now,
            int attempts,
            FailureClass why) {
        boolean unknown = why == FailureClass.UNKNOWN_OUTCOME;
        boolean repeats = keepsToken(call, before, why);
        Duration own = delay(attempts > before.attempts ? attempts : 1);
        Duration delay = retryAfter.filter(asked -> asked.compareTo(own) > 0).orElse(own);
        long tried = before.triedMillis + Math.max(0, took.toMillis()) + own.toMillis();
        if (tried > settings.maxAge().toMillis()) {
            return before.giveUp(unknown);
        }
        return new NextStep.Retry(RetryState.newBuilder()
                .setAttempt(attempts)
                .setSends(before.sends + 1)
                .setToken(repeats ? call.getToken().orElse(null) : null)
                .setUnknownOutcomes(before.allUnknown() + (isLeftUnknown(before, unknown, repeats) ? 1 : 0))
                .setNotBefore(now.plus(delay))
                .setTriedMillis(tried)
                .setLastFailure(failure)
                .setDrawn(before.drawn)
                .build());
    }

    /** What may have been drawn, and paid, is asked for again and not ordered anew, also when the repeat was not taken. */
    private boolean keepsToken(OpenCall call, Spent before, FailureClass why) {
        return why == FailureClass.UNKNOWN_OUTCOME
                || (idempotentProvider && why == FailureClass.PROTOCOL_ERROR)
                || (before.repeats && again(call, why) == Again.FREE);
    }

    /** A provider that knows the token tells what became of the call: it is unknown only when nobody asks any more. */
    private boolean isLeftUnknown(Spent before, boolean unknown, boolean repeats) {
        return idempotentProvider ? before.repeats && !repeats : unknown;
    }

    private Duration delay(int attempt) {
        double factor = switch (settings.growth()) {
            case LINEAR -> attempt;
            case EXPONENTIAL -> Math.pow(2, attempt - 1.0);
        };
        double jittered = settings.delay().toMillis() * factor * (1 + JITTER * random.nextDouble());
        return Duration.ofMillis(
                (long) Math.ceil(Math.min(jittered, (double) settings.maxDelay().toMillis())));
    }

    /** What a request has used up before the call in question. */
    private record Spent(
            int attempts,
            int sends,
            int unknown,
            int unknownBefore,
            boolean repeats,
            long triedMillis,
            @Nullable Drawn drawn) {

        /** Attempts belong to the picture that is asked for: one that came since the last retry begins anew. */
        static Spent of(OpenCall call, boolean timesEachPicture) {
            int brought = call.getDrawn().map(Drawn::getCalls).orElse(0);
            @Nullable
            Drawn drawn = call.getDrawn()
                    .map(there -> Drawn.newBuilder(there).setCalls(0).build())
                    .orElse(null);
            @Nullable RetryState state = call.getRequest().getRetry().orElse(null);
            if (state == null) {
                return new Spent(0, brought, 0, 0, false, 0, drawn);
            }
            boolean same = Album.pictures(call.getDrawn()) == Album.pictures(state.getDrawn());
            return new Spent(
                    same ? state.getAttempt() : 0,
                    state.getSends() + brought,
                    same ? state.getUnknownOutcomes() : 0,
                    same ? 0 : state.getUnknownOutcomes(),
                    same && Outcomes.isUnresolved(state),
                    same || !timesEachPicture ? state.getTriedMillis() : 0,
                    drawn);
        }

        int allUnknown() {
            return unknown + unknownBefore;
        }

        NextStep giveUp(boolean unknownNow) {
            return new NextStep.GiveUp(unknownNow || repeats || allUnknown() > 0);
        }
    }
}
