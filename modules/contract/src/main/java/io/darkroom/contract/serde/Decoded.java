package io.darkroom.contract.serde;

import io.darkroom.contract.serde.registry.SchemaRegistryClient;

/** How decoding a record's bytes ended. Any thread. */
public sealed interface Decoded<T> {

    /** A whole record. */
    record Value<T>(T value) implements Decoded<T> {}

    /** These bytes never become a record; {@code why} holds no payload. */
    record Broken<T>(String why) implements Decoded<T> {}

    /** The writer schema is not known here yet: ask {@link SchemaRegistryClient#lookup}, then decode again. */
    record NotCached<T>(int schemaId) implements Decoded<T> {}
}
