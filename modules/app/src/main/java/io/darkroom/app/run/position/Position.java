package io.darkroom.app.run.position;

import io.darkroom.contract.Origin;

/**
 * Where a record stands in Kafka; a value, unlike {@link Origin}, that may be a key. Any thread.
 *
 * @param topic topic with its prefix
 * @param partition partition
 * @param offset offset
 */
public record Position(String topic, int partition, long offset) {

    /** As in a record. */
    public Origin origin() {
        return new Origin(topic, partition, offset);
    }

    public static Position of(Origin origin) {
        return new Position(origin.getTopic(), origin.getPartition(), origin.getOffset());
    }
}
