package io.darkroom.contract.serde.registry;

import java.util.List;

/**
 * Whether the registry would take a schema under a subject. Any thread.
 *
 * @param compatible true when it would
 * @param messages the registry's reasons, in its own words
 */
public record Compatibility(boolean compatible, List<String> messages) {
    public Compatibility {
        messages = List.copyOf(messages);
    }
}
