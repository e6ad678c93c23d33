package io.darkroom.pipeline.generate.purpose;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;

/**
 * The record that a request becomes at its end. Any thread.
 *
 * @param key record key, the sku
 * @param sink node of the topology that writes it
 */
public record Ending(String key, SpecificRecord value, Headers headers, String sink) {}
