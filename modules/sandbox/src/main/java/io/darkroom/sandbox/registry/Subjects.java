package io.darkroom.sandbox.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** Everything registered, as read from the log: subjects, versions, ids, levels. Guarded by its owner. */
final class Subjects {

    /** One version of a subject. */
    record Version(String subject, int version, int id, String schema) {}

    private final Map<String, TreeMap<Integer, Version>> versions = new TreeMap<>();
    private final Map<Integer, String> schemas = new TreeMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, Compatibility> levels = new HashMap<>();
    private int lastId;

    void add(Version version) {
        versions.computeIfAbsent(version.subject(), subject -> new TreeMap<>()).put(version.version(), version);
        schemas.put(version.id(), version.schema());
        ids.putIfAbsent(version.schema(), version.id());
        lastId = Math.max(lastId, version.id());
    }

    /** What a schema would become in a subject: the version it already is, or the next one. */
    Version place(String subject, String schema) {
        return find(subject, schema)
                .orElseGet(
                        () -> new Version(subject, nextVersion(subject), ids.getOrDefault(schema, lastId + 1), schema));
    }

    Optional<Version> find(String subject, String schema) {
        return of(subject).stream()
                .filter(version -> version.schema().equals(schema))
                .reduce((older, newer) -> newer);
    }

    Optional<String> schema(int id) {
        return Optional.ofNullable(schemas.get(id));
    }

    List<Version> withId(int id) {
        return versions.values().stream()
                .flatMap(all -> all.values().stream())
                .filter(version -> version.id() == id)
                .toList();
    }

    List<String> names() {
        return List.copyOf(versions.keySet());
    }

    /** Oldest first; empty for an unknown subject. */
    List<Version> of(String subject) {
        return List.copyOf(versions.getOrDefault(subject, new TreeMap<>()).values());
    }

    /** The parsed versions of a subject, oldest first. */
    List<Schema> schemasOf(String subject) {
        List<Schema> all = new ArrayList<>();
        of(subject).forEach(version -> all.add(new Schema.Parser().parse(version.schema())));
        return all;
    }

    /** Sets the level of a subject, of all others when the subject is empty; no level takes the setting away. */
    void level(String subject, Optional<Compatibility> level) {
        level.ifPresentOrElse(chosen -> levels.put(subject, chosen), () -> levels.remove(subject));
    }

    Optional<Compatibility> level(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    private int nextVersion(String subject) {
        return of(subject).stream().mapToInt(Version::version).max().orElse(0) + 1;
    }
}
