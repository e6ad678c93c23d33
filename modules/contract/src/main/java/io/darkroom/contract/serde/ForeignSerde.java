package io.darkroom.contract.serde;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * A serde class of someone else in place of ours, such as Confluent's {@code SpecificAvroSerde}: made by its no-argument
 * constructor and configured with the same properties. Its thread rules are its own. Any thread.
 */
final class ForeignSerde<T extends SpecificRecord> implements TypedSerde<T> {

    private final Serde<T> serde;
    private final Schema published;

    ForeignSerde(String className, Class<T> type, Map<String, ?> config) {
        this.serde = made(className);
        this.published = new RecordWriter<>(type).published();
        Map<String, Object> properties = new HashMap<>(config);
        properties.put("specific.avro.reader", true);
        // Ours registers the schema as published, so theirs must write it the same way.
        properties.putIfAbsent("avro.remove.java.properties", true);
        serde.configure(properties, false);
    }

    @Override
    public Schema published() {
        return published;
    }

    @Override
    public Serializer<T> serializer() {
        return serde.serializer();
    }

    @Override
    public Deserializer<T> deserializer() {
        return serde.deserializer();
    }

    @SuppressWarnings("unchecked") // the setting says so
    private static <T> Serde<T> made(String className) {
        try {
            return Utils.newInstance(className, Serde.class);
        } catch (ClassNotFoundException | RuntimeException e) {
            throw new ConfigException(
                    WireSerdes.SERDE_CLASS + " must be a serde class on the class path, was " + className);
        }
    }
}
