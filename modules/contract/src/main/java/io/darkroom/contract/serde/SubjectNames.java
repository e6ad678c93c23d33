package io.darkroom.contract.serde;

import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** How the subject of a topic's values is named: {@code value.subject.name.strategy}. Any thread. */
enum SubjectNames {
    TOPIC("TopicNameStrategy"),
    RECORD("RecordNameStrategy"),
    TOPIC_RECORD("TopicRecordNameStrategy");

    static final String PROPERTY = "value.subject.name.strategy";

    private final String strategy;

    SubjectNames(String strategy) {
        this.strategy = strategy;
    }

    /** @param name the strategy's simple name or Confluent's class name */
    static SubjectNames named(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(names -> names.strategy.equals(simple))
                .findFirst()
                .orElseThrow(() -> new ConfigException(PROPERTY
                        + " must be TopicNameStrategy, RecordNameStrategy or TopicRecordNameStrategy, was " + name));
    }

    String subject(String topic, Schema schema) {
        return switch (this) {
            case TOPIC -> topic + "-value";
            case RECORD -> schema.getFullName();
            case TOPIC_RECORD -> topic + "-" + schema.getFullName();
        };
    }
}
