package io.darkroom.comparison;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka clients with their defaults. Any thread. */
final class Clients {
    private Clients() {}

    static KafkaConsumer<String, byte[]> consumer(Work work, Map<String, Object> own) {
        Map<String, Object> config = new HashMap<>(Map.of(
                "bootstrap.servers", work.bootstrapServers(), "group.id", Work.GROUP, "auto.offset.reset", "earliest"));
        config.putAll(own);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    static KafkaProducer<String, byte[]> producer(Work work, Map<String, Object> own) {
        Map<String, Object> config =
                new HashMap<>(Map.of("bootstrap.servers", work.bootstrapServers(), "linger.ms", 5));
        config.putAll(own);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** Completes when the broker has it. */
    static Future<Void> send(Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
        Promise<Void> sent = Promise.promise();
        producer.send(record, (metadata, failure) -> {
            if (failure == null) {
                sent.complete();
            } else {
                sent.fail(failure);
            }
        });
        return sent.future();
    }
}
