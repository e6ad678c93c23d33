package io.darkroom.app.wording;

import io.darkroom.contract.serde.registry.SchemaRegistryException;

/** Says that the schema registry does not answer. Any thread. */
public final class RegistrySilence {
    private RegistrySilence() {}

    /** A sentence that names what was asked and where. */
    public static String of(SchemaRegistryException silence) {
        return "The schema registry does not answer: " + silence.getMessage() + ".";
    }
}
