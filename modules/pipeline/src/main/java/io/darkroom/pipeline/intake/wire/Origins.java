package io.darkroom.pipeline.intake.wire;

import io.darkroom.contract.Origin;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Positions of records. Any thread. */
public final class Origins {
    private Origins() {}

    /** Position of the record that is being processed. Stream thread only. */
    public static Origin of(ProcessingContext context) {
        RecordMetadata read =
                context.recordMetadata().orElseThrow(() -> new IllegalStateException("no record is being processed"));
        return new Origin(read.topic(), read.partition(), read.offset());
    }

    /** topic-partition-offset. */
    public static String text(Origin origin) {
        return origin.getTopic() + "-" + origin.getPartition() + "-" + origin.getOffset();
    }
}
