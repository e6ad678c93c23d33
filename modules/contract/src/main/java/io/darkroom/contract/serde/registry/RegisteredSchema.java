package io.darkroom.contract.serde.registry;

import org.apache.avro.Schema;

/**
 * A schema as the registry holds it under a subject. Any thread.
 *
 * @param id id that goes before each record
 * @param version version within the subject, 1 or more
 * @param schema the schema
 */
public record RegisteredSchema(int id, int version, Schema schema) {}
