package io.darkroom.contract.serde;

import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Serde;

/** A serde that knows the schema it writes, so that the schema can be registered at start-up. Any thread. */
interface TypedSerde<T> extends Serde<T> {

    /** The schema as others see it. */
    Schema published();
}
