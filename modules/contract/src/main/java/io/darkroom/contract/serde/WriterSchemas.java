package io.darkroom.contract.serde;

import io.darkroom.contract.serde.registry.Compatibility;
import io.darkroom.contract.serde.registry.RegisteredSchema;
import io.darkroom.contract.serde.registry.SchemaRegistryClient;
import io.darkroom.contract.serde.registry.SchemaRegistryException;
import io.darkroom.contract.serde.registry.WireProperties;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * The schema and id with which each topic is written. Asks the registry the first time, so that time should be
 * start-up; from then on never blocks. Any thread.
 */
final class WriterSchemas {

    /** A registered schema to write with. */
    record Writer(int id, Schema schema) {}

    private record TopicType(String topic, String type) {}

    private final SchemaRegistryClient registry;
    private final SubjectNames names;
    private final boolean autoRegister;
    private final boolean useLatest;
    private final Map<TopicType, Writer> writers = new ConcurrentHashMap<>();

    WriterSchemas(SchemaRegistryClient registry, WireProperties properties) {
        this.registry = registry;
        this.names = SubjectNames.named(properties.text(SubjectNames.PROPERTY).orElse("TopicNameStrategy"));
        this.autoRegister = properties.flag("auto.register.schemas", true);
        this.useLatest = properties.flag("use.latest.version", false);
    }

    /** @param schema the published schema of the record class */
    Writer of(String topic, Schema schema) {
        TopicType key = new TopicType(topic, schema.getFullName());
        Writer known = writers.get(key);
        if (known != null) {
            return known;
        }
        Writer asked = ask(names.subject(topic, schema), schema);
        writers.put(key, asked);
        return asked;
    }

    /** How the registry stands to a schema, which is not registered by this. Waits for the registry. */
    SubjectState state(String topic, Schema schema) {
        String subject = names.subject(topic, schema);
        boolean registered = registry.find(subject, schema).isPresent();
        return new SubjectState(subject, registered, registered ? Optional.empty() : obstacle(subject, schema));
    }

    private Optional<String> obstacle(String subject, Schema schema) {
        if (autoRegister) {
            Compatibility found = registry.compatibility(subject, schema);
            return found.compatible()
                    ? Optional.empty()
                    : Optional.of("The registry would refuse " + schema.getFullName() + " under subject " + subject
                            + ", since it is not compatible with a version there: "
                            + String.join("; ", found.messages()) + ".");
        }
        try {
            ask(subject, schema);
            return Optional.empty();
        } catch (SchemaRegistryException e) {
            if (e.unavailable()) {
                throw e;
            }
            return Optional.of(e.getMessage() + ".");
        }
    }

    private Writer ask(String subject, Schema schema) {
        if (autoRegister) {
            return new Writer(registry.register(subject, schema), schema);
        }
        return useLatest ? latest(subject, schema) : registered(subject, schema);
    }

    private Writer registered(String subject, Schema schema) {
        int id = registry.find(subject, schema)
                .orElseThrow(() -> SchemaRegistryException.refused("The schema " + schema.getFullName()
                        + " is not registered under subject " + subject
                        + " and auto.register.schemas is false; register it or set auto.register.schemas=true"));
        return new Writer(id, schema);
    }

    private Writer latest(String subject, Schema schema) {
        RegisteredSchema latest = registry.latest(subject)
                .orElseThrow(() -> SchemaRegistryException.refused("Subject " + subject
                        + " has no version and use.latest.version is true; register " + schema.getFullName()
                        + " first"));
        Optional<Integer> same = latest.schema().equals(schema) ? Optional.of(latest.id()) : Optional.empty();
        if (same.isPresent()) {
            return new Writer(same.get(), schema);
        }
        if (!readable(latest.schema(), schema)) {
            throw SchemaRegistryException.refused("The latest version (" + latest.version() + ") of subject " + subject
                    + " cannot take the records of this program's " + schema.getFullName());
        }
        return new Writer(latest.id(), latest.schema());
    }

    private static boolean readable(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }
}
