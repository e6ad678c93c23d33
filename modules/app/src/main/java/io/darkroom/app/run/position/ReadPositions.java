package io.darkroom.app.run.position;

import java.util.HashMap;
import java.util.Map;

/** How far the result topics were read: tells a result that is still to come from one that has gone by. One thread. */
public final class ReadPositions {
    private record Partition(String topic, int partition) {}

    private final Map<Partition, Long> next = new HashMap<>();

    /** Reading of a partition starts at this offset. */
    public void startAt(String topic, int partition, long offset) {
        next.put(new Partition(topic, partition), offset);
    }

    /** A record was read. */
    public void read(Position record) {
        next.merge(new Partition(record.topic(), record.partition()), record.offset() + 1, Math::max);
    }

    /** Whether the record will not be read any more. */
    public boolean passed(Position record) {
        return record.offset() < next.getOrDefault(new Partition(record.topic(), record.partition()), 0L);
    }
}
