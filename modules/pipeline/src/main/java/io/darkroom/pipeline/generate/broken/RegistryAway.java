package io.darkroom.pipeline.generate.broken;

import io.darkroom.contract.serde.registry.SchemaRegistryException;

/** Tells a registry that does not answer from a record that is broken. Any thread. */
public final class RegistryAway {
    private RegistryAway() {}

    /** Whether decoding failed because the registry cannot be reached, which is no fault of the record. */
    public static boolean in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SchemaRegistryException registry && registry.unavailable()) {
                return true;
            }
        }
        return false;
    }
}
