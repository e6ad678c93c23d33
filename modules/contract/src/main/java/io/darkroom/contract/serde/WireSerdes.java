package io.darkroom.contract.serde;

import io.darkroom.contract.serde.registry.SchemaRegistryClient;
import io.darkroom.contract.serde.registry.WireProperties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/**
 * Serdes of the topics: Confluent's wire format, one registry client and one schema cache for all. Property names are
 * Confluent's: {@code schema.registry.url}, {@code auto.register.schemas}, {@code use.latest.version},
 * {@code value.subject.name.strategy}, {@code basic.auth.credentials.source}, {@code basic.auth.user.info},
 * {@code max.retries}, {@code retries.wait.ms}, {@code retries.max.wait.ms}, {@code http.connect.timeout.ms},
 * {@code http.read.timeout.ms}, {@code schema.registry.ssl.*}; others are ignored. {@value #SERDE_CLASS} puts another
 * serde class in place of ours. Any thread.
 */
public final class WireSerdes implements AutoCloseable {

    /** Class of another serde with a no-argument constructor, such as Confluent's {@code SpecificAvroSerde}. */
    public static final String SERDE_CLASS = "schema.registry.serde";

    private final Map<String, ?> config;
    private final Optional<String> serdeClass;
    private final SchemaRegistryClient client;
    private final WriterSchemas writers;

    /** Reads and checks the properties; asks the registry nothing yet. */
    public WireSerdes(Map<String, ?> config) {
        WireProperties properties = new WireProperties(config);
        this.config = Map.copyOf(config);
        this.serdeClass = properties.text(SERDE_CLASS);
        this.client = new SchemaRegistryClient(config);
        this.writers = new WriterSchemas(client, properties);
    }

    /** A serde whose deserializer may wait for the registry. Closing it closes nothing that is shared. */
    public <T extends SpecificRecord> Serde<T> of(Class<T> type) {
        return of(type, Fetch.BLOCKING);
    }

    /** A serde whose deserializer waits for the registry or not. Another serde class follows its own rule. */
    public <T extends SpecificRecord> Serde<T> of(Class<T> type, Fetch fetch) {
        return serdeClass.isPresent()
                ? new ForeignSerde<>(serdeClass.get(), type, config)
                : new WireSerde<>(type, writers, client, fetch);
    }

    /** Decodes bytes into a value, a reason, or the id that must be looked up first; always our own code. */
    public <T extends SpecificRecord> WireDecoder<T> decoder(Class<T> type) {
        return new WireDecoder<>(new RecordReader<>(type), client);
    }

    /**
     * Makes the writer schemas of these topics known, by registering them or, with {@code auto.register.schemas=false},
     * by finding them, so that no stream thread ever waits for that. Topics without Avro values are passed over. Waits
     * for the registry.
     *
     * @throws SchemaRegistryException when the registry refuses, has not the schema, or cannot be reached
     */
    public void register(Collection<? extends Topic<?>> topics) {
        for (Topic<?> topic : topics) {
            if (topic.value() instanceof TypedSerde<?> serde) {
                writers.of(topic.name(), serde.published());
            }
        }
    }

    /**
     * How the registry stands to the writer schemas of these topics; registers nothing. Topics without Avro values, and all of
     * another serde class, are passed over. Waits for the registry.
     *
     * @throws SchemaRegistryException when it cannot be reached
     */
    public List<SubjectState> subjects(Collection<? extends Topic<?>> topics) {
        List<SubjectState> states = new ArrayList<>();
        for (Topic<?> topic : topics) {
            if (topic.value() instanceof TypedSerde<?> serde) {
                states.add(writers.state(topic.name(), serde.published()));
            }
        }
        return states;
    }

    /** The client that all serdes share. */
    public SchemaRegistryClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
    }
}
