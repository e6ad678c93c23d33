package io.darkroom.app.run.record;

import io.darkroom.contract.topic.Topics;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * The topics and the clients to reach them.
 *
 * @param topics typed topics
 * @param consumers makes consumers without a group that see committed records only
 * @param producers makes idempotent producers
 */
public record Cluster(
        Topics topics, Supplier<Consumer<byte[], byte[]>> consumers, Supplier<Producer<byte[], byte[]>> producers) {}
