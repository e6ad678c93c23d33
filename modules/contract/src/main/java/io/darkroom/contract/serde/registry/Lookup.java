package io.darkroom.contract.serde.registry;

import org.apache.avro.Schema;

/** What the registry says about a schema id. Any thread. */
public sealed interface Lookup {

    /** The id asked for. */
    int id();

    /** The writer schema of the id. */
    record Found(int id, Schema schema) implements Lookup {}

    /** The registry answered: it has no Avro schema of this id. Asking again does not help. */
    record Unknown(int id, String why) implements Lookup {}

    /** No answer, or one that says nothing about the id. Ask again later. */
    record Unavailable(int id, String why) implements Lookup {}
}
