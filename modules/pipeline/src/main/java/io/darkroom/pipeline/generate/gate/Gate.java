package io.darkroom.pipeline.generate.gate;

import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.pace.Pace;
import io.darkroom.pipeline.generate.purpose.Drawing;
import io.darkroom.pipeline.generate.setting.HoldSettings;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in front of every call of this process: stop, hold, Retry-After, pace, breaker. Learns from each reply. Any thread.
 *
 * <p>Whether key and quota are good is not known when a process begins and after a hold, and after a 429 that sets everybody
 * waiting it is not known whether anything is accepted: then one call goes alone, and the others follow when it is answered or
 * after 2 s, whichever is first. A wrong key, which is refused in far less, costs one call.
 *
 * <p>A hold that a process found lets one probe through per interval; one that a person ordered lets nothing through, and
 * only a person ends it. The breaker counts answers that speak about the provider, never those about a record; {@code
 * PROVIDER_ERROR} may be either, and counts where its purpose says so. A probe and a call that goes alone are known by their
 * ids: no answer to another call is taken for theirs.
 *
 * <p>Every interval is measured by the steady clock: setting the wall clock makes none longer or shorter.
 */
public final class Gate {
    /** Told of a hold or its end that this process found, to be spread to all others. */
    public interface Listener {
        void held(Hold hold);

        /** A probe found that a hold is over. */
        void opened(Hold ended);
    }

    /** How long others wait for the answer of a call that goes alone. */
    private static final Duration ALONE = Duration.ofSeconds(2);

    private static final int MOST_DOUBLINGS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    /** A wait from which on somebody may want to know. */
    private static final Duration LONG_WAIT = Duration.ofMinutes(1);

    private final String provider;
    private final HoldSettings settings;
    private final Clocks clocks;
    private final Pace pace;
    private final Listener listener;
    private final Breaker breaker;
    private final Set<FailureClass> signs;

    private boolean stopped;
    private boolean proven;
    private Instant doubtedSince = Instant.MIN;
    private @Nullable String alone;
    private Instant aloneUntil = Instant.MIN;
    private @Nullable Hold hold;
    private @Nullable Outage outage;
    private Instant nextProbe = Instant.MIN;
    private @Nullable String probe;
    private Instant waitUntil = Instant.MIN;
    private int refusedAlone;
    private int quotaInARow;
    private Instant quotaSince = Instant.MIN;

    /** Of a provider that is paid. */
    public Gate(String provider, HoldSettings settings, Clocks clocks, Pace pace, Listener listener) {
        this(provider, settings, Drawing.OUTAGE, clocks, pace, listener);
    }

    /** @param signs failures that speak about the provider */
    public Gate(
            String provider,
            HoldSettings settings,
            Set<FailureClass> signs,
            Clocks clocks,
            Pace pace,
            Listener listener) {
        this.provider = provider;
        this.signs = signs;
        this.settings = settings;
        this.clocks = clocks;
        this.pace = pace;
        this.listener = listener;
        this.breaker = new Breaker(provider, settings, clocks.steady());
    }

    private Instant now() {
        return clocks.steady().instant();
    }

    /** Takes the permission for one call; whoever gets it must call {@link #observe} with the reply. */
    public synchronized boolean tryStart(Call call) {
        Instant now = now();
        if (!isOpen(now) || !pace.take(call.partition())) {
            return false;
        }
        breaker.start(call.callId(), now);
        if (hold != null) {
            probe = call.callId();
        }
        if (!proven && aloneUntil.equals(Instant.MIN)) {
            alone = call.callId();
            aloneUntil = now.plus(ALONE);
        }
        return true;
    }

    /** Whether a call would be let through now, or would be when the pace allows the next one. */
    public synchronized boolean isOpen() {
        return isOpen(now());
    }

    private boolean isOpen(Instant now) {
        return !stopped
                && !now.isBefore(waitUntil)
                && (hold == null ? !waitsForFirst(now) : mayProbe(now))
                && breaker.isReady(now);
    }

    private boolean waitsForFirst(Instant now) {
        return !proven && now.isBefore(aloneUntil);
    }

    private boolean mayProbe(Instant now) {
        return !isOrdered() && probe == null && !now.isBefore(nextProbe);
    }

    private boolean isOrdered() {
        return hold != null && hold.byPerson();
    }

    /** Learns how a call ended. */
    public void observe(Call call, Reply reply, Duration took) {
        learn(call.callId(), reply, took).ifPresent(news -> news.accept(listener));
    }

    /** What others are to be told is told without the lock. */
    private synchronized Optional<Consumer<Listener>> learn(String call, Reply reply, Duration took) {
        return switch (reply) {
            case Reply.Finished f -> worked(call, took);
            case Reply.Accepted a -> worked(call, took);
            case Reply.Failed f -> failed(call, f, took);
        };
    }

    private Optional<Consumer<Listener>> failed(String call, Reply.Failed reply, Duration took) {
        if (signs.contains(reply.why())) {
            away(call, reply, took);
            return Optional.empty();
        }
        return switch (reply.why()) {
            case RATE_LIMITED -> {
                breaker.neutral(call);
                tooMany(call, reply.retryAfter(), took);
                yield Optional.empty();
            }
            case AUTH_CONFIG -> {
                breaker.neutral(call);
                yield hold(call, reply, 1);
            }
            case QUOTA_EXHAUSTED -> {
                breaker.neutral(call);
                yield hold(call, reply, settings.quotaThreshold());
            }
            default -> worked(call, took);
        };
    }

    /** A delay that an error asks for may be that of its record. */
    private void away(String call, Reply.Failed reply, Duration took) {
        breaker.bad(call, took);
        if (breaker.isOpen() && outage == null) {
            begins(reply);
        }
        reply.retryAfter()
                .filter(delay -> reply.why() != FailureClass.PROVIDER_ERROR)
                .ifPresent(this::waitFor);
        probeFailed(call);
    }

    private void begins(Reply.Failed reply) {
        outage = new Outage(reply.why(), reply.error(), clocks.wall().instant());
        LOG.atWarn()
                .addKeyValue("provider", provider)
                .addKeyValue("reason", reason(reply))
                .log("provider does not work: calls wait, one at a time finds out");
    }

    /** What an API answered is not for the log; why it was not reached is. */
    private static String reason(Reply.Failed reply) {
        if (reply.httpStatus().isPresent()) {
            return reply.why() + " HTTP " + reply.httpStatus().getAsInt();
        }
        return reply.why() == FailureClass.PROVIDER_UNAVAILABLE
                ? reply.why() + ": " + reply.error()
                : reply.why().name();
    }

    private void ends() {
        outage = null;
        LOG.atInfo().addKeyValue("provider", provider).log("provider works again");
    }

    private void waitFor(Duration delay) {
        Instant until = now().plus(delay);
        if (!until.isAfter(waitUntil)) {
            return;
        }
        boolean longWait = delay.compareTo(LONG_WAIT) >= 0 && !now().isBefore(waitUntil);
        waitUntil = until;
        if (longWait) {
            LOG.atWarn()
                    .addKeyValue("provider", provider)
                    .addKeyValue("reason", "until " + clocks.onTheWall(until))
                    .log("provider asked to be left alone: calls wait");
        }
    }

    private void tooMany(String call, Optional<Duration> retryAfter, Duration took) {
        boolean wait = pace.refused(took, call.equals(alone));
        retryAfter.ifPresent(this::waitFor);
        if (wait) {
            waitFor(retryAfter.orElseGet(() -> unasked(call)));
            doubt();
        }
        probeFailed(call);
    }

    /** Doubles each time that a call which went alone is refused. */
    private Duration unasked(String call) {
        refusedAlone = call.equals(alone) ? Math.min(MOST_DOUBLINGS, refusedAlone + 1) : 0;
        return settings.rateLimitWait().multipliedBy(1L << refusedAlone);
    }

    /** The next call goes alone. */
    private void doubt() {
        proven = false;
        doubtedSince = now();
        alone = null;
        aloneUntil = Instant.MIN;
    }

    private void probeFailed(String call) {
        if (call.equals(alone)) {
            alone = null;
            aloneUntil = Instant.MIN;
        }
        if (call.equals(probe)) {
            probe = null;
            nextProbe = now().plus(settings.probeInterval());
        }
    }

    /** Holds the provider; a probe that fails in another way changes what the hold says, not since when it stands. */
    private Optional<Consumer<Listener>> hold(String call, Reply.Failed reply, int threshold) {
        Hold found = new Hold(
                Optional.of(reply.why()),
                reply.error(),
                "",
                hold().map(Hold::since).orElseGet(() -> clocks.wall().instant()));
        if (quotaInARow++ == 0) {
            quotaSince = now();
        }
        boolean news = hold == null ? quotaInARow >= threshold : call.equals(probe) && !found.saysTheSame(hold);
        probeFailed(call);
        return news && apply(found, reason(reply)) ? Optional.of(told -> told.held(found)) : Optional.empty();
    }

    /** A picture that was ordered before the quota ended does not say that there is some left. */
    private Optional<Consumer<Listener>> worked(String call, Duration took) {
        breaker.good(call, took);
        if (outage != null && breaker.isClosed()) {
            ends();
        }
        Optional<Hold> ended = hold();
        if (ended.isPresent() && !call.equals(probe)) {
            return Optional.empty();
        }
        Instant left = now().minus(took);
        if (ended.isPresent()) {
            open();
            proven = true;
        } else if (!left.isBefore(quotaSince)) {
            quotaInARow = 0;
        }
        proven |= !left.isBefore(doubtedSince);
        return ended.map(over -> told -> told.opened(over));
    }

    /**
     * Holds the provider: said by this process, another one or a person. The first probe comes after the interval.
     *
     * @return false when nothing changes: what a process found does not take the place of a person's order
     */
    public synchronized boolean apply(Hold order) {
        return apply(order, order.why().map(Enum::name).orElse("operator"));
    }

    private boolean apply(Hold order, String reason) {
        if (isOrdered() && !order.byPerson()) {
            return false;
        }
        if (hold == null || order.byPerson()) {
            nextProbe = now().plus(settings.probeInterval());
            probe = null;
        }
        if (hold == null || !hold.why().equals(order.why())) {
            LOG.atWarn()
                    .addKeyValue("provider", provider)
                    .addKeyValue("reason", reason)
                    .log("provider is held");
        }
        hold = order;
        return true;
    }

    /** Lets a held provider be probed at once, as a process that starts does. */
    public synchronized void probeNow() {
        nextProbe = Instant.MIN;
    }

    /** Ends a wait that the provider asked for, because a person knows better. The next call goes alone. */
    public synchronized void endWait() {
        if (now().isBefore(waitUntil)) {
            doubt();
            waitUntil = Instant.MIN;
            LOG.atInfo().addKeyValue("provider", provider).log("provider is not left alone any longer");
        }
    }

    /** Ends the hold. The next call goes alone, for the key of this process may be another one. */
    public synchronized void open() {
        if (hold != null) {
            doubt();
            LOG.atInfo().addKeyValue("provider", provider).log("provider is open again");
        }
        hold = null;
        probe = null;
        quotaInARow = 0;
    }

    /** Ends a hold that another process found to be over. Returns false when a person's order stands. */
    public synchronized boolean reopen() {
        if (isOrdered()) {
            return false;
        }
        open();
        return true;
    }

    /** No call from now on. */
    public synchronized void stop() {
        stopped = true;
    }

    public synchronized Optional<Hold> hold() {
        return Optional.ofNullable(hold);
    }

    /** Whether the next call is to find out whether the provider works. */
    public synchronized boolean isProbing() {
        return !proven || !breaker.isClosed();
    }

    /** That of the provider now, as far as this process knows. */
    public synchronized Optional<Outage> outage() {
        return Optional.ofNullable(outage);
    }

    /** When a Retry-After ends, by the wall clock; long ago when there is none. */
    public synchronized Instant waitUntil() {
        return waitUntil.isAfter(now()) ? clocks.onTheWall(waitUntil) : Instant.MIN;
    }

    public Pace pace() {
        return pace;
    }

    public Clocks clocks() {
        return clocks;
    }
}
