package io.darkroom.pipeline.stream.client;

import io.darkroom.pipeline.stream.setting.StreamsSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * The clients of one stage. The main consumer asks a {@link ConsumerHold} and tells {@link DeletedMetrics} of records that are gone; the producer of thread n has the transactional
 * id {@code <application.id>-<instance id>-<n>} in every life of the process, so that a restart fences what its last life
 * left open instead of waiting for the transaction timeout, and tells of each commit. Any thread.
 */
public final class StageClients extends DefaultKafkaClientSupplier {
    private static final Pattern THREAD = Pattern.compile("StreamThread-(\\d+)");

    private final StreamsSettings settings;
    private final ConsumerHold hold;
    private final DeletedMetrics deleted;
    private final Runnable onCommit;

    public StageClients(StreamsSettings settings, ConsumerHold hold, DeletedMetrics deleted, Runnable onCommit) {
        this.settings = settings;
        this.hold = hold;
        this.deleted = deleted;
        this.onCommit = onCommit;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return HoldingConsumer.around(super.getConsumer(config), hold, deleted);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        Map<String, Object> named = new HashMap<>(config);
        named.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId(config));
        return new StageProducer(named, onCommit);
    }

    private String transactionalId(Map<String, Object> config) {
        String clientId = String.valueOf(config.get(ProducerConfig.CLIENT_ID_CONFIG));
        Matcher thread = THREAD.matcher(clientId);
        if (!thread.find()) {
            throw new IllegalStateException("no stream thread in the client id " + clientId);
        }
        return settings.applicationId() + "-" + settings.instanceId() + "-" + thread.group(1);
    }
}
