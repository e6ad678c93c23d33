package io.darkroom.app.work;

import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.Failure;
import io.darkroom.pipeline.generate.campaign.WaitingPlace;
import io.darkroom.pipeline.generate.kept.Entries;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * @param lastFailure why the retry waits that was stored last; empty when none waits any more
 */
public record StoredWork(
        long sent, long queued, long retries, Optional<Instant> nextDue, long waiting, Optional<Failure> lastFailure) {

    /** Reads both changelogs whole; they are compacted. */
    public static StoredWork read(WorkTopics names, Consumer<byte[], byte[]> consumer) {
        StoredRows rows = new StoredRows(names);
        Set<String> known = consumer.listTopics().keySet();
        rows.topics().stream()
                .filter(known::contains)
                .forEach(changelog -> TopicReader.whole(changelog).read(consumer, () -> true, record -> {
                    rows.take(record);
                    return true;
                }));
        return rows.work();
    }

    /** @param places all keys of the store {@code due-retries} */
    static StoredWork of(long sent, long queued, Collection<Bytes> places, Optional<Failure> lastFailure) {
        List<Bytes> kept =
                places.stream().filter(place -> !Entries.isEntry(place)).toList();
        List<Instant> due =
                kept.stream().filter(StoredWork::isRetry).map(StoredWork::due).toList();
        return new StoredWork(
                sent, queued, due.size(), due.stream().min(Instant::compareTo), kept.size() - due.size(), lastFailure);
    }

    static boolean isRetry(Bytes place) {
        return !Entries.isEntry(place) && !WaitingPlace.isWaiting(place);
    }

    /** The store's key begins with the due time; its highest bit is that of the backfill. */
    static Instant due(Bytes place) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(place.get()).getLong() & Long.MAX_VALUE);
    }
}
