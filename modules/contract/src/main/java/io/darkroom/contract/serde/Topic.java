package io.darkroom.contract.serde;

import org.apache.kafka.common.serialization.Serde;

/**
 * A topic and how its values are written; keys are always plain UTF-8 strings. Any thread.
 *
 * @param name name in Kafka, with its prefix
 * @param value serde of the values
 */
public record Topic<V>(String name, Serde<V> value) {}
