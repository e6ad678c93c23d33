package io.darkroom.app.top;

import io.darkroom.app.exit.UserError;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;

/**
 * Looks again and again in a thread of its own, so that nobody who reads keys waits for Kafka. A look that fails is made
 * again when one before it succeeded. Any thread.
 */
final class Lookout implements AutoCloseable {
    private static final long FAREWELL_SECONDS = 3;

    /** Where it looks; used and closed by its thread. */
    interface Place extends AutoCloseable {
        Overview look(Duration budget);

        @Override
        void close();
    }

    private final Place place;
    private final Duration pause;
    private final CountDownLatch leave = new CountDownLatch(1);
    private final Thread thread;
    private volatile Sight sight = Sight.NOTHING;
    private volatile Optional<RuntimeException> end = Optional.empty();

    private Lookout(Place place, Duration pause) {
        this.place = place;
        this.pause = pause;
        thread = Thread.ofPlatform().daemon().name("darkroom-top").unstarted(this::run);
    }

    /**
     * Looks from now on.
     *
     * @param place its own from now on
     * @param pause time between two looks, and for catching up in each
     */
    static Lookout start(Place place, Duration pause) {
        Lookout lookout = new Lookout(place, pause);
        lookout.thread.start();
        return lookout;
    }

    /**
     * What is known now.
     *
     * @throws RuntimeException when the first look failed, or a later one for no reason of Kafka's
     */
    Sight sight() {
        end.ifPresent(why -> {
            throw why;
        });
        return sight;
    }

    private void run() {
        try {
            do {
                look();
            } while (!leave.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // It was closed.
        } catch (RuntimeException e) {
            end = Optional.of(e);
        } finally {
            boolean interrupted = Thread.interrupted();
            place.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void look() {
        try {
            sight = Sight.of(place.look(pause));
        } catch (KafkaException | UserError e) {
            if (sight.view().isEmpty()) {
                throw e;
            }
            sight = sight.failed(String.valueOf(e.getMessage()));
        }
    }

    /** A look that does not end within three seconds is left to the end of the process. */
    @Override
    public void close() {
        leave.countDown();
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(FAREWELL_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
