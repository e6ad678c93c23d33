package io.darkroom.app.serve;

import io.darkroom.app.http.HealthFacts;
import io.darkroom.app.wording.RegistrySilence;
import io.darkroom.app.wording.TimeText;
import io.darkroom.contract.serde.registry.SchemaRegistryException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the schema registry answers. A start asks until it does: a process that ended instead would only be started again, and
 * what was paid for would wait with it. Later it is asked now and then: stages that know their schemas would go on without a
 * word, and the next start would find nobody. One thread asks; what it tells is for any.
 */
final class RegistryWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryWatch.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration WATCH = Duration.ofSeconds(30);

    /** A registry that comes back may refuse for a while what it has not loaded yet. */
    private static final Duration COMING_BACK = Duration.ofSeconds(60);

    private final CompletableFuture<?> stop;
    private final Duration firstPause;
    private final Duration pause;
    private volatile Optional<HealthFacts.Cause> silence = Optional.empty();
    private Instant lastSilent = Instant.MIN;

    /** @param stop completes when nobody is to ask any longer */
    RegistryWatch(CompletableFuture<?> stop) {
        this(stop, FIRST_PAUSE, WATCH);
    }

    /**
     * @param firstPause between the first two questions of a start
     * @param pause between questions later
     */
    RegistryWatch(CompletableFuture<?> stop, Duration firstPause, Duration pause) {
        this.stop = stop;
        this.firstPause = firstPause;
        this.pause = pause;
    }

    /** Since when the registry does not answer, and what it was asked; empty while it answers or nobody has asked. */
    Optional<HealthFacts.Cause> silence() {
        return silence;
    }

    /** How long it has not answered; 0 while it does or nobody has asked. */
    double silentSeconds() {
        return silence.map(cause -> Duration.between(cause.since(), Instant.now()))
                .map(silent -> Math.max(1, silent.toMillis() / 1_000.0))
                .orElse(0.0);
    }

    /**
     * Asks until there is an answer, on a thread that does nothing else and ends then: it is interrupted when the wait is to stop.
     *
     * @throws SchemaRegistryException when the registry refuses, a minute after it came back or at once where it was not away; or
     *     before it answered the wait was to stop
     */
    void ask(Runnable question) {
        untilStopped(() -> {
            for (Duration wait = firstPause; !answered(question); wait = longer(wait)) {
                sleep(wait);
            }
        });
    }

    /** Asks now and then until there is to be an end, on a thread that does nothing else; a refusal that stays is an answer. */
    void watch(Runnable question) {
        try {
            untilStopped(() -> {
                while (!stop.isDone()) {
                    sleep(pause);
                    look(question);
                }
            });
        } catch (SchemaRegistryException interrupted) {
            LOG.debug("the schema registry is not watched any longer");
        }
    }

    private void look(Runnable question) {
        try {
            answered(question);
        } catch (SchemaRegistryException refusal) {
            if (Thread.currentThread().isInterrupted()) {
                throw refusal;
            }
            answers();
        }
    }

    private void untilStopped(Runnable asking) {
        CompletableFuture<Void> interrupting = stop.thenRun(Thread.currentThread()::interrupt);
        try {
            asking.run();
        } finally {
            interrupting.cancel(false);
        }
    }

    private boolean answered(Runnable question) {
        try {
            question.run();
            answers();
            return true;
        } catch (SchemaRegistryException e) {
            boolean comesBack = silence.isPresent() && Instant.now().isBefore(lastSilent.plus(COMING_BACK));
            if (Thread.currentThread().isInterrupted() || !(e.unavailable() || comesBack)) {
                throw e;
            }
            if (e.unavailable()) {
                note(e);
            }
            return false;
        }
    }

    private void note(SchemaRegistryException why) {
        Instant since = silence.map(HealthFacts.Cause::since).orElseGet(Instant::now);
        if (silence.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("reason", why.getMessage())
                    .log("the schema registry does not answer, what starts waits until it does");
        }
        silence = Optional.of(new HealthFacts.Cause(RegistrySilence.of(why), since));
        lastSilent = Instant.now();
    }

    private void answers() {
        silence.ifPresent(RegistryWatch::tellOfTheEnd);
        silence = Optional.empty();
    }

    private static void tellOfTheEnd(HealthFacts.Cause over) {
        LOG.atInfo()
                .addKeyValue("reason", "after " + TimeText.of(Duration.between(over.since(), Instant.now())))
                .log("the schema registry answers again");
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SchemaRegistryException.interrupted("The wait for the schema registry was interrupted", e);
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
