package io.darkroom.pipeline.generate.store;

import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.ReplyKind;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.pipeline.generate.call.CallId;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.late.EndedRequests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Paid results that no open call waits for, and jobs that draw such: the store {@code unclaimed-results}. The next request or
 * retry of the same key and generation takes them instead of calling. Stream thread only.
 *
 * <p>A result that was used may be read again: the outbox writes it twice when Kafka took it and could not say so. It is no
 * second picture, so it is not kept. The last ones are remembered for as long as the task lives: a repeat follows soon, for
 * its call keeps its permit until then.
 *
 * <p>The outcome of a job may be told by a look, by another owner's look and by a webhook, much later and after the task has
 * moved: that it is known stands in the store for a day, under the id of its call and under its own: an API that is asked again
 * with the same token may name the same job for two calls.
 */
public final class UnclaimedResults {
    public static final String STORE = "unclaimed-results";

    /** How long the outcome of a job may be told again. */
    static final Duration REPEATS = Duration.ofDays(1);

    /** How many are looked at in one go to see whether they are over. */
    static final int SLICE = 2_000;

    private static final int REMEMBERED = 10_000;

    private static final SingleObjectSerde<ProviderReply> FORM = new SingleObjectSerde<>(ProviderReply.class);

    private final KeyValueStore<String, byte[]> store;
    private final EndedRequests ended;
    private final Duration retention;
    private final Tally tally;
    private final Set<String> used = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private @Nullable String checkedUpTo;
    private int kept;

    /** Decodes nothing: a day's marks are many. */
    public UnclaimedResults(KeyValueStore<String, byte[]> store, Duration retention, Tally tally) {
        this.store = store;
        this.retention = retention;
        this.tally = tally;
        int orders = 0;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                String place = all.next().key;
                kept += isMark(place) ? 0 : 1;
                orders += EndedRequests.isPlace(place) ? 1 : 0;
            }
        }
        this.ended = new EndedRequests(store, STORE, orders, tally::endedRequests);
        tally.unclaimedResults(kept);
    }

    /** The requests that ended before their results came. */
    public EndedRequests ended() {
        return ended;
    }

    /** Ids of calls and of jobs have no {@code #} here, places of results have one. */
    private static boolean isMark(String place) {
        return place.indexOf('#') < 0;
    }

    private static String place(CallKey key, int picture) {
        return picture == CallId.ALL ? key.stored() : key.stored() + "." + picture;
    }

    private static Optional<String> mark(ProviderReply reply) {
        return reply.getProviderJobId()
                .map(job -> "job %s %d %s"
                        .formatted(
                                reply.getIdempotencyKey(),
                                reply.getGeneration(),
                                URLEncoder.encode(job, StandardCharsets.UTF_8)));
    }

    private @Nullable ProviderReply get(String place) {
        byte[] found = store.get(place);
        return found == null ? null : read(found);
    }

    private static ProviderReply read(byte[] stored) {
        return FORM.deserializer().deserialize(STORE, stored);
    }

    private void put(String place, ProviderReply reply) {
        store.put(place, FORM.serializer().serialize(STORE, reply));
    }

    private void count(int change) {
        kept += change;
        tally.unclaimedResults(kept);
    }

    /** Keeps a result, or a job. A result takes the place of a job, never the other way round. */
    public void keep(ProviderReply reply) {
        String place = place(CallKey.of(reply), CallId.picture(reply.getCallId()));
        ProviderReply before = get(place);
        if (before == null || before.getImages().isEmpty() || !reply.getImages().isEmpty()) {
            put(place, reply);
            count(before == null ? 1 : 0);
        }
    }

    /** Whether a reply says nothing new: its call has brought its result, or its job has ended and this is no result. */
    public boolean isKnown(ProviderReply reply) {
        return used.contains(reply.getCallId())
                || isKnown(reply, reply.getCallId())
                || mark(reply).filter(job -> isKnown(reply, job)).isPresent()
                || isKept(reply);
    }

    private boolean isKnown(ProviderReply reply, String mark) {
        ProviderReply known = get(mark);
        return known != null && (known.getKind() == ReplyKind.FINISHED || reply.getKind() != ReplyKind.FINISHED);
    }

    /** Whether the result of this job waits for its request already. */
    private boolean isKept(ProviderReply reply) {
        ProviderReply kept = get(place(CallKey.of(reply), CallId.picture(reply.getCallId())));
        return kept != null
                && kept.getKind() == ReplyKind.FINISHED
                && kept.getProviderJobId().isPresent()
                && kept.getProviderJobId().equals(reply.getProviderJobId());
    }

    /** The reply, a result or the outcome of a job, has been taken. */
    public void used(ProviderReply reply) {
        if (reply.getKind() == ReplyKind.FINISHED) {
            used.add(reply.getCallId());
        }
        mark(reply).ifPresent(job -> {
            ProviderReply known = ProviderReply.newBuilder(reply)
                    .setImages(List.of())
                    .setFailure(null)
                    .build();
            put(reply.getCallId(), known);
            put(job, known);
        });
    }

    /**
     * Takes what waits for a request: a result, or a job that will bring it.
     *
     * @param picture the picture that it asks for next; what is for all pictures is taken too
     */
    public Optional<ProviderReply> claim(CallKey key, int picture) {
        Optional<ProviderReply> whole = take(place(key, CallId.ALL));
        return whole.isPresent() || picture == CallId.ALL ? whole : take(place(key, picture));
    }

    private Optional<ProviderReply> take(String place) {
        Optional<ProviderReply> found = Optional.ofNullable(get(place));
        if (found.isPresent()) {
            store.delete(place);
            count(-1);
        }
        return found.filter(reply -> reply.getKind() != ReplyKind.ACCEPTED || !isKnown(reply));
    }

    /** Drops what nobody claimed in time, of the next ones in turn; returns how many results and jobs. */
    public int expire(Instant now) {
        List<String> expired = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> next = store.range(checkedUpTo, null)) {
            int looked = 0;
            checkedUpTo = null;
            while (next.hasNext() && checkedUpTo == null) {
                KeyValue<String, byte[]> entry = next.next();
                if (isOver(entry.key, entry.value, now)) {
                    expired.add(entry.key);
                }
                checkedUpTo = ++looked == SLICE ? entry.key : null;
            }
        }
        expired.forEach(store::delete);
        ended.dropped((int) expired.stream().filter(EndedRequests::isPlace).count());
        int results = (int) expired.stream().filter(place -> !isMark(place)).count();
        count(-results);
        return results;
    }

    private boolean isOver(String place, byte[] stored, Instant now) {
        if (EndedRequests.isPlace(place)) {
            return ended.isOver(stored, retention, now);
        }
        ProviderReply reply = read(stored);
        Duration most = isMark(place) ? REPEATS : retention;
        return reply.getAnsweredAt().plus(most).isBefore(now);
    }
}
