package io.darkroom.app.work;

import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What the changelogs of one provider's generation say, record after record. One thread. */
public final class StoredRows {
    private final SingleObjectSerde<OpenCall> serde = new SingleObjectSerde<>(OpenCall.class);
    private final WorkTopics names;
    private final Map<Bytes, Row> open = new HashMap<>();
    private final Set<Bytes> places = new HashSet<>();

    /** Of an open call: all that is kept of it. */
    private record Call(boolean sent, Instant since) {}

    /** A row is decoded when it is looked at: most are replaced before. */
    private static final class Row {
        private byte @Nullable [] value;
        private @Nullable Call call;

        Row(byte[] value) {
            this.value = value;
        }
    }

    public StoredRows(WorkTopics names) {
        this.names = names;
    }

    /** The changelogs that it wants to see, whole. */
    public List<String> topics() {
        return List.of(names.openCalls(), names.dueRetries());
    }

    /** Takes a record of one of them; others are passed over. */
    public void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(names.openCalls())) {
            call(Bytes.wrap(record.key()), record.value());
        } else if (record.topic().equals(names.dueRetries())) {
            place(Bytes.wrap(record.key()), record.value());
        }
    }

    private void call(Bytes key, byte @Nullable [] value) {
        if (value == null) {
            open.remove(key);
        } else {
            open.put(key, new Row(value));
        }
    }

    private void place(Bytes key, byte @Nullable [] value) {
        if (value == null) {
            places.remove(key);
        } else {
            places.add(key);
        }
    }

    /** What is stored after all that was taken. */
    public StoredWork work() {
        long sent = open.values().stream().map(this::call).filter(Call::sent).count();
        return StoredWork.of(sent, open.size() - sent, places);
    }

    /** When the oldest request in line was admitted or, of an earlier release, stored; UTC. */
    public Optional<Instant> oldestInLine() {
        return open.values().stream()
                .map(this::call)
                .filter(call -> !call.sent())
                .map(Call::since)
                .min(Instant::compareTo);
    }

    private Call call(Row row) {
        byte[] value = row.value;
        if (value != null) {
            OpenCall read = serde.deserializer().deserialize(names.openCalls(), value);
            row.call = new Call(
                    read.getState() == OpenState.SENT,
                    read.getRequest().getAdmittedAt().orElse(read.getQueuedAt()));
            row.value = null;
        }
        return Objects.requireNonNull(row.call);
    }
}
