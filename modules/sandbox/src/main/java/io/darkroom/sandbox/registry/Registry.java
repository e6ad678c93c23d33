package io.darkroom.sandbox.registry;

import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** What a schema registry does: keeps schemas, gives ids, checks compatibility. Any thread; writes block. */
final class Registry implements AutoCloseable {

    /** The subject that stands for all others. */
    static final String ALL = "";

    private final Compatibility byDefault;
    private final Subjects subjects = new Subjects();
    private final SchemaLog log;

    Registry(RegistrySettings settings) {
        this.byDefault = settings.compatibility();
        this.log = SchemaLog.open(settings.bootstrapServers(), subjects);
    }

    /** The id of a schema in a subject, registered if it is new and compatible. */
    synchronized int register(String subject, String text) {
        Schema schema = parsed(text);
        Subjects.Version version = subjects.place(subject, schema.toString());
        if (!subjects.of(subject).contains(version)) {
            List<String> problems = effectiveLevel(subject).problems(schema, subjects.schemasOf(subject));
            if (!problems.isEmpty()) {
                throw new RegistryError(
                        409,
                        "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                                + "\", level " + effectiveLevel(subject) + ": " + String.join("; ", problems));
            }
            log.append(version);
            subjects.add(version);
        }
        return version.id();
    }

    synchronized Subjects.Version lookup(String subject, String text) {
        known(subject);
        return subjects.find(subject, parsed(text).toString()).orElseThrow(RegistryError::schemaNotFound);
    }

    synchronized String schema(int id) {
        return subjects.schema(id).orElseThrow(() -> new RegistryError(40403, "Schema " + id + " not found"));
    }

    synchronized List<Subjects.Version> withId(int id) {
        schema(id);
        return subjects.withId(id);
    }

    synchronized List<String> names() {
        return subjects.names();
    }

    synchronized List<Subjects.Version> versions(String subject) {
        return known(subject);
    }

    /** A version by number, {@code latest} or {@code -1}. */
    synchronized Subjects.Version version(String subject, String wanted) {
        return pick(known(subject), wanted).orElseThrow(() -> RegistryError.versionNotFound(wanted));
    }

    /** What speaks against a schema as successor of one version; of all as the level demands when none is named. */
    synchronized List<String> problems(String subject, Optional<String> wanted, String text) {
        Schema schema = parsed(text);
        if (wanted.isEmpty()) {
            return effectiveLevel(subject).problems(schema, subjects.schemasOf(subject));
        }
        List<Subjects.Version> all = subjects.of(subject);
        Optional<Subjects.Version> version = pick(all, wanted.get());
        if (version.isEmpty() && !(all.isEmpty() && wanted.get().equals("latest"))) {
            throw all.isEmpty() ? RegistryError.subjectNotFound(subject) : RegistryError.versionNotFound(wanted.get());
        }
        return effectiveLevel(subject)
                .problems(schema, version.map(v -> parsed(v.schema())).stream().toList());
    }

    /** The level set for exactly this subject, or for {@link #ALL}. */
    synchronized Optional<Compatibility> level(String subject) {
        return subject.equals(ALL) ? Optional.of(effectiveLevel(ALL)) : subjects.level(subject);
    }

    synchronized void level(String subject, Optional<Compatibility> level) {
        log.append(subject, level);
        subjects.level(subject, level);
    }

    @Override
    public synchronized void close() {
        log.close();
    }

    private Compatibility effectiveLevel(String subject) {
        return subjects.level(subject).or(() -> subjects.level(ALL)).orElse(byDefault);
    }

    private List<Subjects.Version> known(String subject) {
        List<Subjects.Version> all = subjects.of(subject);
        if (all.isEmpty()) {
            throw RegistryError.subjectNotFound(subject);
        }
        return all;
    }

    private static Optional<Subjects.Version> pick(List<Subjects.Version> all, String wanted) {
        if (wanted.equals("latest") || wanted.equals("-1")) {
            return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
        }
        if (!wanted.matches("[1-9][0-9]{0,8}")) {
            throw RegistryError.invalidVersion(wanted);
        }
        int number = Integer.parseInt(wanted);
        return all.stream().filter(version -> version.version() == number).findFirst();
    }

    private static Schema parsed(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw RegistryError.invalidSchema(String.valueOf(e.getMessage()));
        }
    }
}
