package io.darkroom.app.work;

import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import io.darkroom.pipeline.generate.campaign.WaitingPlace;
import io.darkroom.pipeline.generate.kept.Entries;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.utils.Bytes;

/**
 * What generation has read and keeps in its stores, as the changelogs tell it. Any thread.
 *
 * @param sent calls that were handed to the provider
 * @param queued requests that wait for room
 * @param retries retries that wait for their due time
 * @param nextDue when the first of them is due; UTC
 * @param waiting requests that wait for their campaign
 */
public record StoredWork(long sent, long queued, long retries, Optional<Instant> nextDue, long waiting) {

    /** Reads both changelogs whole; they are compacted. */
    public static StoredWork read(WorkTopics names, Consumer<byte[], byte[]> consumer) {
        SingleObjectSerde<OpenCall> calls = new SingleObjectSerde<>(OpenCall.class);
        Map<Bytes, byte[]> open = rows(names.openCalls(), consumer);
        long sent = open.values().stream()
                .map(row -> calls.deserializer().deserialize(names.openCalls(), row))
                .filter(call -> call.getState() == OpenState.SENT)
                .count();
        return of(sent, open.size() - sent, rows(names.dueRetries(), consumer).keySet());
    }

    /** @param places all keys of the store {@code due-retries} */
    static StoredWork of(long sent, long queued, Collection<Bytes> places) {
        List<Bytes> kept =
                places.stream().filter(place -> !Entries.isEntry(place)).toList();
        List<Instant> due = kept.stream()
                .filter(place -> !WaitingPlace.isWaiting(place))
                .map(StoredWork::due)
                .toList();
        return new StoredWork(sent, queued, due.size(), due.stream().min(Instant::compareTo), kept.size() - due.size());
    }

    /** The store's key begins with the due time; its highest bit is that of the backfill. */
    static Instant due(Bytes place) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(place.get()).getLong() & Long.MAX_VALUE);
    }

    private static Map<Bytes, byte[]> rows(String changelog, Consumer<byte[], byte[]> consumer) {
        Map<Bytes, byte[]> rows = new HashMap<>();
        if (consumer.listTopics().containsKey(changelog)) {
            TopicReader.whole(changelog).read(consumer, () -> true, record -> {
                if (record.value() == null) {
                    rows.remove(Bytes.wrap(record.key()));
                } else {
                    rows.put(Bytes.wrap(record.key()), record.value());
                }
                return true;
            });
        }
        return rows;
    }
}
