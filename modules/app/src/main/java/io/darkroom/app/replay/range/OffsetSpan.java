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
public record OffsetSpan(int partition, long from, long to) {

    /** Offsets in it; fewer of them may hold a record. */
    long length() {
        return to - from;
    }

    /** Offsets in all of them. */
    public static long length(Collection<OffsetSpan> spans) {
        return spans.stream().mapToLong(OffsetSpan::length).sum();
    }

    /** The part of a range that was not looked at yet. */
    public static OffsetSpan rest(ReplayRange range) {
        return new OffsetSpan(range.getPartition(), range.getNext(), range.getTo());
    }

    /** What is not looked at yet; partitions that are done are left out. */
    public static List<OffsetSpan> rest(List<ReplayRange> ranges) {
        return ranges.stream()
                .map(OffsetSpan::rest)
                .filter(span -> span.length() > 0)
                .toList();
    }

    /** A range that nobody has looked at. */
    public ReplayRange range() {
        return new ReplayRange(partition, from, to, from);
    }
}
