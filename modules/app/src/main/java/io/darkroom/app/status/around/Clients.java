package io.darkroom.app.status.around;

import io.darkroom.app.local.Installation;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.Origin;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The clients of one look, made once: one after the other reads with the same consumer. One thread. */
public final class Clients implements AutoCloseable {
    private final Consumer<byte[], byte[]> consumer;
    private final Admin admin;

    public Clients(Installation installation) {
        consumer = installation.reader();
        admin = installation.admin();
    }

    public Consumer<byte[], byte[]> consumer() {
        return consumer;
    }

    public Admin admin() {
        return admin;
    }

    /** One record; empty when it is no longer kept. */
    public Optional<ConsumerRecord<byte[], byte[]>> at(Origin at) {
        AtomicReference<ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
        if (consumer.listTopics().containsKey(at.getTopic())) {
            TopicPartition partition = new TopicPartition(at.getTopic(), at.getPartition());
            TopicReader.readFrom(Map.of(partition, at.getOffset()), consumer, record -> {
                found.set(record);
                return false;
            });
        }
        return Optional.ofNullable(found.get())
                .filter(record -> record.offset() == at.getOffset() && record.value() != null);
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
