package io.darkroom.pipeline.generate.standing;

import io.darkroom.pipeline.stream.ReadToEnd;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the topic of standing orders: all of it, then whatever comes. A thread of its own. */
final class ControlLog implements AutoCloseable {
    /** Told each record with a value, in order. */
    interface Reader {
        /** Reads one record; when it throws, the record is read again later. */
        void read(ConsumerRecord<String, byte[]> record);
    }

    private static final Logger LOG = LoggerFactory.getLogger(ControlLog.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String topic;
    private final String clientId;
    private final KafkaConsumer<String, byte[]> consumer;
    private volatile boolean closed;

    ControlLog(String topic, String clientId, Map<String, Object> clientConfig) {
        this.topic = topic;
        this.clientId = clientId;
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads everything that is there, then follows. Blocks until the first is done, 60 s at most. */
    void start(Reader reader) {
        ReadToEnd.of(topic, consumer, () -> read(reader));
        Thread.ofPlatform().name(clientId).daemon().start(() -> follow(reader));
    }

    private void follow(Reader reader) {
        while (!closed) {
            try {
                read(reader);
            } catch (WakeupException e) {
                LOG.atDebug().log("controls close");
            } catch (RuntimeException e) {
                LOG.atWarn().addKeyValue("topic", topic).setCause(e).log("standing orders could not be read");
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        consumer.close();
    }

    /** The topic has one partition: what follows a record that is read again is read again, too. */
    private void read(Reader reader) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(500))) {
            if (record.value() != null) {
                try {
                    reader.read(record);
                } catch (RuntimeException e) {
                    consumer.seek(new TopicPartition(record.topic(), record.partition()), record.offset());
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
    }
}
