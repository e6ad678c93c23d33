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
 * Asks a schema registry that does not answer until it does: a process that ended instead would only be started again, and
 * what was paid for would wait with it. One thread asks; what it tells is for any.
 */
final class RegistryPatience {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryPatience.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final CompletableFuture<?> stop;
    private final Duration firstPause;
    private volatile Optional<HealthFacts.Cause> silence = Optional.empty();

    /** @param stop completes when nobody is to wait any longer */
    RegistryPatience(CompletableFuture<?> stop) {
        this(stop, FIRST_PAUSE);
    }

    RegistryPatience(CompletableFuture<?> stop, Duration firstPause) {
        this.stop = stop;
        this.firstPause = firstPause;
    }

    /** Since when the registry does not answer, and what it was asked; empty while nobody waits for it. */
    Optional<HealthFacts.Cause> silence() {
        return silence;
    }

    /**
     * Asks, on a thread that does nothing else and ends then: it is interrupted when the wait is to stop.
     *
     * @throws SchemaRegistryException when the registry refuses, or before it answered the wait was to stop
     */
    void ask(Runnable question) {
        CompletableFuture<Void> interrupting = stop.thenRun(Thread.currentThread()::interrupt);
        try {
            askOn(question);
        } finally {
            interrupting.cancel(false);
        }
    }

    private void askOn(Runnable question) {
        for (Duration pause = firstPause; !answered(question); pause = longer(pause)) {
            sleep(pause);
        }
        silence.ifPresent(RegistryPatience::tellOfTheEnd);
        silence = Optional.empty();
    }

    private boolean answered(Runnable question) {
        try {
            question.run();
            return true;
        } catch (SchemaRegistryException e) {
            if (!e.unavailable() || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            note(e);
            return false;
        }
    }

    private void note(SchemaRegistryException why) {
        Instant since = silence.map(HealthFacts.Cause::since).orElseGet(Instant::now);
        if (silence.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("reason", why.getMessage())
                    .log("the schema registry does not answer, the stages wait until it does");
        }
        silence = Optional.of(new HealthFacts.Cause(RegistrySilence.of(why), since));
    }

    private static void tellOfTheEnd(HealthFacts.Cause over) {
        LOG.atInfo()
                .addKeyValue("reason", "after " + TimeText.of(Duration.between(over.since(), Instant.now())))
                .log("the schema registry answers, the stages start");
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
