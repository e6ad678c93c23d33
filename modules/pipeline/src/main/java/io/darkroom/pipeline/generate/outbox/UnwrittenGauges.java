package io.darkroom.pipeline.generate.outbox;

import io.darkroom.pipeline.stream.state.Gauges;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what an {@link Outbox} was given and Kafka has not taken, and says once when something of it came back and once when
 * all of that is written. Any thread.
 */
final class UnwrittenGauges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UnwrittenGauges.class);

    private final Gauges gauges;
    private int unwritten;
    private int returned;
    private int mostReturned;

    UnwrittenGauges(MeterRegistry meters, String client) {
        gauges = new Gauges(meters);
        gauges.add(
                "darkroom.generate.unwritten",
                "records",
                "Replies and orders of this process that Kafka has not taken",
                Tags.of("client", client),
                this::count);
    }

    synchronized int count() {
        return unwritten;
    }

    /** A record was given. */
    synchronized void given() {
        unwritten++;
    }

    /** A record came back, for the first time. */
    synchronized void returned(Exception failure) {
        if (returned == 0) {
            LOG.atWarn().addKeyValue("reason", failure.toString()).log("replies wait for Kafka");
        }
        returned++;
        mostReturned = Math.max(mostReturned, returned);
    }

    /** Kafka has a record, or can never take it. */
    synchronized void gone(boolean wasReturned) {
        unwritten--;
        notifyAll();
        if (wasReturned) {
            returned--;
            if (returned == 0) {
                LOG.atInfo().addKeyValue("reason", mostReturned + " waited").log("Kafka has the replies that waited");
                mostReturned = 0;
            }
        }
    }

    /** Waits until there is none; returns how many still are after the limit. */
    synchronized int awaitNone(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (unwritten > 0 && System.nanoTime() < end) {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return unwritten;
    }

    @Override
    public void close() {
        gauges.close();
    }
}
