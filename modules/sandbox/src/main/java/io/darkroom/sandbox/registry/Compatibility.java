package io.darkroom.sandbox.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/**
 * Confluent's compatibility levels. Backward: the new schema reads what the old ones wrote; forward: the old ones read
 * what the new one writes; transitive: all versions count, not only the latest. Pure.
 */
public enum Compatibility {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean backward;
    private final boolean forward;
    private final boolean transitive;

    Compatibility(boolean backward, boolean forward, boolean transitive) {
        this.backward = backward;
        this.forward = forward;
        this.transitive = transitive;
    }

    static Optional<Compatibility> named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return Stream.of(values()).filter(level -> level.name().equals(wanted)).findFirst();
    }

    /** What is wrong with a candidate after these versions (oldest first), one sentence each; empty when it fits. */
    List<String> problems(Schema candidate, List<Schema> versions) {
        List<String> problems = new ArrayList<>();
        int from = transitive ? 0 : Math.max(0, versions.size() - 1);
        for (Schema version : versions.subList(from, versions.size())) {
            if (backward) {
                problems.addAll(cannotRead("the new schema cannot read the old one", candidate, version));
            }
            if (forward) {
                problems.addAll(cannotRead("the old schema cannot read the new one", version, candidate));
            }
        }
        return problems;
    }

    private static List<String> cannotRead(String what, Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(found -> what + ": " + found.getType() + " at " + found.getLocation() + ", " + found.getMessage())
                .toList();
    }
}
