package io.darkroom.pipeline.generate.kept;

import io.darkroom.contract.GenerationRequest;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The first requests of each part of a store, and how many entries they have: by that the number of all is estimated where
 * there are too many to count. Stream thread only.
 *
 * @param requests of parts that were seen to their end
 * @param entries of these
 * @param begun the first ones of parts that go on
 * @param entriesOfBegun of these
 */
record Sample(long requests, long entries, long begun, long entriesOfBegun) {
    private static final int MOST = 500;

    /** @param byKey whether those of a campaign have an entry by key */
    static Sample of(KeyValueStore<Bytes, GenerationRequest> store, boolean byKey) {
        Sample all = new Sample(0, 0, 0, 0);
        for (Entries.Part part : Entries.requests()) {
            all = all.and(of(store, part, byKey));
        }
        return all;
    }

    private static Sample of(KeyValueStore<Bytes, GenerationRequest> store, Entries.Part part, boolean byKey) {
        List<GenerationRequest> first = new ArrayList<>();
        try (KeyValueIterator<Bytes, GenerationRequest> each = store.range(part.from(), part.to())) {
            while (each.hasNext() && first.size() < MOST) {
                first.add(each.next().value);
            }
        }
        long entries = first.stream()
                .mapToLong(request -> (request.getDeadline().isPresent() ? 1 : 0)
                        + (byKey && request.getCampaign().isPresent() ? 1 : 0))
                .sum();
        return first.size() < MOST ? new Sample(first.size(), entries, 0, 0) : new Sample(0, 0, first.size(), entries);
    }

    private Sample and(Sample other) {
        return new Sample(
                requests + other.requests,
                entries + other.entries,
                begun + other.begun,
                entriesOfBegun + other.entriesOfBegun);
    }

    /** @param all requests and entries of the store */
    long requestsOf(long all) {
        long rest = Math.max(0, all - requests - entries);
        return requests + (begun == 0 ? 0 : Math.round((double) rest * begun / (begun + entriesOfBegun)));
    }
}
