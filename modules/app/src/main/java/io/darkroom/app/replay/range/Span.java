package io.darkroom.app.replay.range;

import io.darkroom.contract.ReplayRange;
import java.util.Collection;
import java.util.List;

/**
 * Offsets of one partition.
 *
 * @param partition partition
 * @param from first offset
 * @param to offset behind the last one
 */
public record Span(int partition, long from, long to) {

    /** Offsets in it; fewer of them may hold a record. */
    long length() {
        return to - from;
    }

    /** Offsets in all of them. */
    public static long length(Collection<Span> spans) {
        return spans.stream().mapToLong(Span::length).sum();
    }

    /** The part of a range that was not looked at yet. */
    public static Span rest(ReplayRange range) {
        return new Span(range.getPartition(), range.getNext(), range.getTo());
    }

    /** What is not looked at yet; partitions that are done are left out. */
    public static List<Span> rest(List<ReplayRange> ranges) {
        return ranges.stream().map(Span::rest).filter(span -> span.length() > 0).toList();
    }

    /** A range that nobody has looked at. */
    public ReplayRange range() {
        return new ReplayRange(partition, from, to, from);
    }
}
