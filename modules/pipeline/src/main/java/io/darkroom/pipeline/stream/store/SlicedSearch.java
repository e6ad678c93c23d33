package io.darkroom.pipeline.stream.store;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * Searches a store from time to time for what has expired, a slice at a time, so that commits are never late, and each time
 * to its end, so that the store cannot grow faster than it is searched. Each slice makes its task commit. Stream thread only.
 */
public final class SlicedSearch {
    /** Pause between two slices of one search. */
    public static final Duration PAUSE = Duration.ofSeconds(1);

    private final ProcessingContext context;
    private final Predicate<Instant> slice;
    private final Cancellable searches;
    private @Nullable Cancellable nextSlice;

    /**
     * @param every time between two searches
     * @param slice looks at the next entries at a time, UTC; returns whether the search is at its end
     */
    public SlicedSearch(ProcessingContext context, Duration every, Predicate<Instant> slice) {
        this.context = context;
        this.slice = slice;
        this.searches = context.schedule(every, PunctuationType.WALL_CLOCK_TIME, this::search);
    }

    /** Begins a search, or lets the one that still runs go on. */
    private void search(long timestamp) {
        if (nextSlice == null && !slice.test(Instant.ofEpochMilli(timestamp))) {
            nextSlice = context.schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, this::goOn);
        }
    }

    private void goOn(long timestamp) {
        if (slice.test(Instant.ofEpochMilli(timestamp))) {
            endSlices();
        }
    }

    private void endSlices() {
        if (nextSlice != null) {
            nextSlice.cancel();
            nextSlice = null;
        }
    }

    /** Ends the timers. */
    public void end() {
        searches.cancel();
        endSlices();
    }
}
