package io.darkroom.pipeline;

import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.topic.Topics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** Topics for topology tests: Avro behind the name of its schema instead of a registry's id. */
public final class TestTopics {
    private TestTopics() {}

    public static Topics topics() {
        return new Topics(
                "",
                new WireSerdes(Map.of(
                        "schema.registry.url", "http://127.0.0.1:9", WireSerdes.SERDE_CLASS, ByName.class.getName())));
    }

    /** Where a test writes values of a topic. */
    public static <V> TestInputTopic<String, V> input(TopologyTestDriver driver, Topic<V> topic) {
        return driver.createInputTopic(
                topic.name(), new StringSerializer(), topic.value().serializer());
    }

    /** What was written to a topic since it was last asked. */
    public static <V> List<TestRecord<String, V>> records(TopologyTestDriver driver, Topic<V> topic) {
        return driver.createOutputTopic(
                        topic.name(), new StringDeserializer(), topic.value().deserializer())
                .readRecordsToList();
    }

    /** Full name of the schema, then Avro binary. */
    public static final class ByName implements Serde<SpecificRecord> {
        @Override
        public Serializer<SpecificRecord> serializer() {
            return (topic, value) -> encode(value);
        }

        @Override
        public Deserializer<SpecificRecord> deserializer() {
            return (topic, bytes) -> decode(bytes);
        }

        private static byte[] encode(SpecificRecord value) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                out.writeUTF(value.getSchema().getFullName());
                var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
                new SpecificDatumWriter<SpecificRecord>(value.getSchema()).write(value, encoder);
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static SpecificRecord decode(byte[] bytes) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                Class<?> type = Class.forName(in.readUTF());
                var schema = SpecificData.get().getSchema(type);
                var decoder = DecoderFactory.get().directBinaryDecoder(in, null);
                return new SpecificDatumReader<SpecificRecord>(schema).read(null, decoder);
            } catch (IOException | ClassNotFoundException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }
}
