package io.darkroom.pipeline.generate.task;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.flight.Lane;
import io.darkroom.pipeline.generate.kept.KeptRequests;
import io.darkroom.pipeline.generate.store.DueRetries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two lines of a task. Stream thread only.
 *
 * @param kept the requests that wait in both, for their time or their campaign
 */
public record Lines(Line live, Line backfill, KeptRequests kept) {

    Line of(GenerationRequest request) {
        return request.getBackfill() ? backfill : live;
    }

    /** Puts a stored request in line. */
    void put(OpenCall call, boolean first) {
        of(call.getRequest()).put(call, first);
    }

    /** Takes away a request that is kept. */
    void remove(KeptRequests.Kept one) {
        of(one.request()).remove(one);
    }

    /** Takes a request out of line, or back from its lane. Returns false when its call may be under way. */
    boolean takeUnsent(OpenCall open, Lane lane) {
        CallKey key = CallKey.of(open.getRequest());
        if (open.getState() == OpenState.QUEUED) {
            of(open.getRequest()).remove(key);
            return true;
        }
        return lane.withdraw(key);
    }

    /** Takes out of line those that are over. */
    List<OpenCall> takeOver(Instant now, int most) {
        List<OpenCall> over = new ArrayList<>(live.takeOver(now, most));
        over.addAll(backfill.takeOver(now, most));
        return over;
    }

    /** When the first retry is due or a campaign opens that something waits for; far away when there is none. */
    Instant nextDue(Instant now) {
        return first(due(live), due(backfill), live.opens(now), backfill.opens(now));
    }

    private static Instant due(Line line) {
        return line.retries().first().map(DueRetries.Due::due).orElse(Instant.MAX);
    }

    /** When the first deadline of its own passes of those that wait; far away when none has one. */
    Instant firstDeadline() {
        return first(live.firstDeadline(), backfill.firstDeadline(), kept.firstDeadline());
    }

    /** When the oldest request in line was admitted; far away when none is. */
    Instant oldest() {
        return first(live.oldest(), backfill.oldest());
    }

    private static Instant first(Instant... moments) {
        return Stream.of(moments).min(Comparator.naturalOrder()).orElseThrow();
    }
}
