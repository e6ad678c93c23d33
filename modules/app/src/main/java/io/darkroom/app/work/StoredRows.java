package io.darkroom.app.work;

import io.darkroom.app.tail.Decoding;
import io.darkroom.contract.Failure;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What the changelogs of one provider's generation say, record after record. One thread. */
public final class StoredRows {
    private final WorkTopics names;
    private final Topic<OpenCall> openCalls;
    private final Topic<GenerationRequest> dueRetries;
    private final Map<Bytes, Row> open = new HashMap<>();
    private final Set<Bytes> places = new HashSet<>();
    private @Nullable ConsumerRecord<byte[], byte[]> newestRetry;

    /** Of an open call: all that is kept of it. */
    private record Call(boolean sent, Instant since) {}

    /** A row is decoded when it is looked at: most are replaced before. */
    private static final class Row {
        private @Nullable ConsumerRecord<byte[], byte[]> record;
        private Optional<Call> call = Optional.empty();

        Row(ConsumerRecord<byte[], byte[]> record) {
            this.record = record;
        }
    }

    public StoredRows(WorkTopics names) {
        this.names = names;
        openCalls = new Topic<>(names.openCalls(), new SingleObjectSerde<>(OpenCall.class));
        dueRetries = new Topic<>(names.dueRetries(), new SingleObjectSerde<>(GenerationRequest.class));
    }

    /** The changelogs that it wants to see, whole. */
    public List<String> topics() {
        return List.of(names.openCalls(), names.dueRetries());
    }

    /** Takes a record of one of them; others are passed over. */
    public void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(names.openCalls())) {
            call(Bytes.wrap(record.key()), record);
        } else if (record.topic().equals(names.dueRetries())) {
            place(Bytes.wrap(record.key()), record);
        }
    }

    private void call(Bytes key, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            open.remove(key);
        } else {
            open.put(key, new Row(record));
        }
    }

    private void place(Bytes key, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            places.remove(key);
            return;
        }
        places.add(key);
        if (StoredWork.isRetry(key) && (newestRetry == null || record.timestamp() >= newestRetry.timestamp())) {
            newestRetry = record;
        }
    }

    private Optional<Failure> lastFailure() {
        return Optional.ofNullable(newestRetry)
                .filter(record -> places.contains(Bytes.wrap(record.key())))
                .flatMap(record -> Decoding.maybe(dueRetries, record))
                .flatMap(GenerationRequest::getRetry)
                .map(RetryState::getLastFailure);
    }

    /** What is stored after all that was taken; a row that cannot be decoded is passed over. */
    public StoredWork work() {
        long sent = calls().filter(Call::sent).count();
        return StoredWork.of(sent, calls().count() - sent, places, lastFailure());
    }

    /** When the oldest request in line was admitted or, of an earlier release, stored; UTC. */
    public Optional<Instant> oldestInLine() {
        return calls().filter(call -> !call.sent()).map(Call::since).min(Instant::compareTo);
    }

    private Stream<Call> calls() {
        return open.values().stream().map(this::call).flatMap(Optional::stream);
    }

    private Optional<Call> call(Row row) {
        ConsumerRecord<byte[], byte[]> record = row.record;
        if (record != null) {
            row.call = Decoding.maybe(openCalls, record)
                    .map(read -> new Call(
                            read.getState() == OpenState.SENT,
                            read.getRequest().getAdmittedAt().orElse(read.getQueuedAt())));
            row.record = null;
        }
        return row.call;
    }
}
