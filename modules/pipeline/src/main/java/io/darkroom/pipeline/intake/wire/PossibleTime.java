package io.darkroom.pipeline.intake.wire;

import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Takes a record's timestamp if it is possible, else the nearest that is. A negative one would stop the stream thread, one
 * in the future would be refused by the broker when it is passed on, both for ever. Stream thread only.
 */
public final class PossibleTime implements TimestampExtractor {
    private final InstantSource clock;

    public PossibleTime(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> read, long partitionTime) {
        return Math.max(0, Math.min(read.timestamp(), clock.millis()));
    }
}
