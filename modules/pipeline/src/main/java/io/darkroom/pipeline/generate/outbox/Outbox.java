package io.darkroom.pipeline.generate.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what must not be lost: replies that were paid for. Belongs to the process, not to a task, so that an answer
 * survives the loss of its task. {@link #send} never blocks; what Kafka does not take is kept and sent again until it does,
 * if need be by a new producer. Any thread.
 */
public final class Outbox implements Sender, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration RETRY_EVERY = Duration.ofMillis(200);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);
    private static final Duration PRODUCER_LIMIT = Duration.ofSeconds(5);

    /** A record, what to do when it is safe, or can never be, and whether it came back before. */
    private record Letter(ProducerRecord<byte[], byte[]> mail, Runnable safe, Runnable tooLarge, boolean wasReturned) {
        Letter back() {
            return new Letter(mail, safe, tooLarge, true);
        }
    }

    private final Map<String, Object> config;
    private final ScheduledExecutorService timer;
    private final Deque<Letter> returned = new ArrayDeque<>();
    private final MeterRegistry meters;
    private final UnwrittenGauges unwritten;
    private final Consumer<ProducerRecord<byte[], byte[]>> lost;
    private final Duration closeLimit;
    private KafkaProducer<byte[], byte[]> producer;
    private KafkaClientMetrics bound;
    private boolean broken;

    /** @param lost told of each record that is not written when the outbox closes */
    public Outbox(
            Map<String, Object> clientConfig,
            String clientId,
            MeterRegistry meters,
            Consumer<ProducerRecord<byte[], byte[]>> lost) {
        this(clientConfig, clientId, meters, lost, CLOSE_LIMIT);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the task catches its own failures
    Outbox(
            Map<String, Object> clientConfig,
            String clientId,
            MeterRegistry meters,
            Consumer<ProducerRecord<byte[], byte[]>> lost,
            Duration closeLimit) {
        this.meters = meters;
        this.lost = lost;
        this.closeLimit = closeLimit;
        unwritten = new UnwrittenGauges(meters, clientId);
        config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
        config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(365).toMillis());
        producer = newProducer();
        bound = bind(producer);
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(clientId + "-outbox").daemon().factory());
        timer.scheduleWithFixedDelay(
                this::sendReturned, RETRY_EVERY.toMillis(), RETRY_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Fetches the topic's metadata, so that the first {@link #send} need not wait for it. Blocks.
     *
     * @return number of partitions
     * @throws IllegalStateException when the brokers do not answer within the limit
     */
    public int warm(String topic, Duration limit) {
        Map<String, Object> waiting = new HashMap<>(config);
        waiting.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, limit.toMillis());
        waiting.put(ProducerConfig.CLIENT_ID_CONFIG, config.get(ProducerConfig.CLIENT_ID_CONFIG) + "-warm");
        try (KafkaProducer<byte[], byte[]> patient =
                new KafkaProducer<>(waiting, new ByteArraySerializer(), new ByteArraySerializer())) {
            int partitions = patient.partitionsFor(topic).size();
            touch(topic);
            return partitions;
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            throw new IllegalStateException(
                    "topic %s could not be read within %d s: is the broker up and the topic created?"
                            .formatted(topic, limit.toSeconds()),
                    e);
        }
    }

    private synchronized void touch(String topic) {
        try {
            producer.partitionsFor(topic);
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            LOG.atDebug().addKeyValue("topic", topic).log("metadata asked for");
        }
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> mail, Runnable safe, Runnable tooLarge) {
        unwritten.given();
        post(new Letter(mail, safe, tooLarge, false));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
    private void post(Letter letter) {
        KafkaProducer<byte[], byte[]> through;
        synchronized (this) {
            through = producer;
        }
        try {
            through.send(letter.mail(), (metadata, failure) -> {
                if (failure == null) {
                    settled(letter, letter.safe());
                } else if (failure instanceof RecordTooLargeException) {
                    settled(letter, letter.tooLarge());
                } else {
                    takeBack(letter, failure);
                }
            });
        } catch (RuntimeException e) {
            takeBack(letter, e);
        }
    }

    private void settled(Letter letter, Runnable then) {
        unwritten.gone(letter.wasReturned());
        then.run();
    }

    private synchronized void takeBack(Letter letter, Exception failure) {
        if (!(failure instanceof RetriableException)) {
            broken = true;
        }
        if (!letter.wasReturned()) {
            unwritten.returned(failure);
        }
        returned.addLast(letter.back());
    }

    private void sendReturned() {
        Deque<Letter> again;
        synchronized (this) {
            if (returned.isEmpty()) {
                return;
            }
            if (broken) {
                replaceProducer();
            }
            again = new ArrayDeque<>(returned);
            returned.clear();
        }
        again.forEach(this::post);
    }

    private void replaceProducer() {
        LOG.atDebug().log("producer of replies is replaced");
        KafkaProducer<byte[], byte[]> old = producer;
        bound.close();
        producer = newProducer();
        bound = bind(producer);
        broken = false;
        old.close(Duration.ZERO);
    }

    private KafkaProducer<byte[], byte[]> newProducer() {
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private KafkaClientMetrics bind(KafkaProducer<byte[], byte[]> client) {
        KafkaClientMetrics metrics = new KafkaClientMetrics(client);
        metrics.bindTo(meters);
        return metrics;
    }

    /** Waits until everything is safe, 30 s at most, and closes; what is not safe then is named. Blocks. */
    @Override
    public void close() {
        int left = unwritten.awaitNone(closeLimit);
        if (left > 0) {
            LOG.atError().addKeyValue("reason", left + " pending").log("replies could not be written");
        }
        timer.shutdownNow();
        unwritten.close();
        bound.close();
        producer.close(PRODUCER_LIMIT); // gives back what it has
        nameLost();
    }

    private void nameLost() {
        List<Letter> letters;
        synchronized (this) {
            letters = List.copyOf(returned);
            returned.clear();
        }
        letters.forEach(letter -> lost.accept(letter.mail()));
    }
}
