package io.darkroom.sandbox.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The compacted topic {@code _schemas}, in the form that Confluent's registry writes, so that it could take over. This
 * registry is its only writer. Guarded by its owner; blocks.
 */
final class SchemaLog implements AutoCloseable {

    static final String TOPIC = "_schemas";

    private static final Logger LOG = LoggerFactory.getLogger(SchemaLog.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final KafkaProducer<String, String> producer;

    private SchemaLog(KafkaProducer<String, String> producer) {
        this.producer = producer;
    }

    /** Makes the topic when it is missing and reads all of it into the subjects. */
    static SchemaLog open(String bootstrapServers, Subjects subjects) {
        create(bootstrapServers);
        read(bootstrapServers, subjects);
        return new SchemaLog(new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "max.request.size",
                        4 << 20,
                        "max.block.ms",
                        10_000,
                        "request.timeout.ms",
                        5_000,
                        "delivery.timeout.ms",
                        10_000),
                new StringSerializer(),
                new StringSerializer()));
    }

    void append(Subjects.Version version) {
        ObjectNode value = JSON.createObjectNode()
                .put("subject", version.subject())
                .put("version", version.version())
                .put("id", version.id())
                .put("schema", version.schema())
                .put("deleted", false);
        ObjectNode key = JSON.createObjectNode()
                .put("keytype", "SCHEMA")
                .put("subject", version.subject())
                .put("version", version.version())
                .put("magic", 1);
        write(key, value);
    }

    void append(String subject, Optional<Compatibility> level) {
        ObjectNode key = JSON.createObjectNode()
                .put("keytype", "CONFIG")
                .put("subject", subject.isEmpty() ? null : subject)
                .put("magic", 0);
        write(
                key,
                level.map(chosen -> JSON.createObjectNode().put("compatibilityLevel", chosen.name()))
                        .orElse(null));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private void write(ObjectNode key, @Nullable ObjectNode value) {
        try {
            producer.send(new ProducerRecord<>(TOPIC, 0, key.toString(), value == null ? null : value.toString()))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RegistryError.storeFailed(e);
        } catch (ExecutionException | RuntimeException e) {
            throw RegistryError.storeFailed(e);
        }
    }

    private static void create(String bootstrapServers) {
        NewTopic topic = new NewTopic(TOPIC, Optional.of(1), Optional.empty())
                .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", Integer.toString(4 << 20)));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The registry was interrupted.", e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("The registry cannot reach Kafka at " + bootstrapServers + ".", e);
            }
        }
    }

    private static void read(String bootstrapServers, Subjects subjects) {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        long until = System.nanoTime() + LIMIT.toNanos();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(Set.of(partition));
            consumer.seekToBeginning(Set.of(partition));
            long end = consumer.endOffsets(Set.of(partition), LIMIT).getOrDefault(partition, 0L);
            while (consumer.position(partition, LIMIT) < end) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("The registry could not read " + TOPIC + " within " + LIMIT + ".");
                }
                consumer.poll(Duration.ofMillis(100)).forEach(record -> apply(record, subjects));
            }
        }
    }

    private static void apply(ConsumerRecord<String, @Nullable String> record, Subjects subjects) {
        try {
            JsonNode key = JSON.readTree(record.key());
            JsonNode value = record.value() == null ? null : JSON.readTree(record.value());
            switch (key.path("keytype").asText()) {
                case "CONFIG" ->
                    subjects.level(
                            key.path("subject").isTextual()
                                    ? key.path("subject").asText()
                                    : Registry.ALL,
                            Optional.ofNullable(value)
                                    .flatMap(v -> Compatibility.named(
                                            v.path("compatibilityLevel").asText())));
                case "SCHEMA" -> {
                    if (value != null && !value.path("deleted").asBoolean()) {
                        subjects.add(new Subjects.Version(
                                value.path("subject").asText(),
                                value.path("version").asInt(),
                                value.path("id").asInt(),
                                value.path("schema").asText()));
                    }
                }
                default -> LOG.debug("a record of another kind in {} at offset {}", TOPIC, record.offset());
            }
        } catch (JsonProcessingException e) {
            LOG.warn("an unreadable record in {} at offset {}", TOPIC, record.offset());
        }
    }
}
