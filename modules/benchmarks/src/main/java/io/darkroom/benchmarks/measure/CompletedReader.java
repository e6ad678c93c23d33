package io.darkroom.benchmarks.measure;

import io.darkroom.benchmarks.load.Sku;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * A consumer as users write it (read_committed) that notes when each result became visible. Reads in a thread of its own;
 * any thread may wait.
 */
public final class CompletedReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final Progress progress = new Progress();
    private final BitSet seen = new BitSet();
    private final long[] visible;
    private int total;
    private int repeats;

    /**
     * Reads the topic from its beginning.
     *
     * @param consumer without a group, read_committed; closed with this
     * @param expected results that will come, numbered from 0
     */
    public CompletedReader(Consumer<byte[], byte[]> consumer, String topic, int expected) {
        this.consumer = consumer;
        this.visible = new long[expected];
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = Thread.ofPlatform().name("reader").daemon().start(this::read);
    }

    private void read() {
        try {
            while (true) {
                var batch = consumer.poll(POLL);
                if (!batch.isEmpty()) {
                    note(batch, Clock.micros());
                }
            }
        } catch (WakeupException closed) {
            consumer.close();
        }
    }

    private synchronized void note(Iterable<ConsumerRecord<byte[], byte[]>> batch, long now) {
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            int number = Sku.number(record.key());
            if (seen.get(number)) {
                repeats++;
            } else {
                seen.set(number);
                visible[number] = now;
                total++;
            }
        }
        progress.add(now, total);
        notifyAll();
    }

    /**
     * Waits for so many results.
     *
     * @param stall longest time without any
     * @throws IllegalStateException when they do not come
     */
    public void await(int count, Duration stall) {
        if (!comes(count, stall)) {
            throw new IllegalStateException(
                    "nothing new for %d s, %,d of %,d results are there".formatted(stall.toSeconds(), total(), count));
        }
    }

    /** Waits for so many results; false when none came for so long. */
    public synchronized boolean comes(int count, Duration stall) {
        int before = -1;
        long end = 0;
        while (total < count) {
            if (total != before) {
                before = total;
                end = System.nanoTime() + stall.toNanos();
            }
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return true;
    }

    /** Distinct results so far. */
    public synchronized int total() {
        return total;
    }

    /** Results that came more than once: exactly once means none. */
    public synchronized int repeats() {
        return repeats;
    }

    /** How the total grew; to be read when all have come. */
    public synchronized Progress progress() {
        return progress;
    }

    /** When a result became visible, microseconds since 1970. */
    public synchronized long visibleMicros(int number) {
        return visible[number];
    }

    /** A second time does nothing. */
    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
