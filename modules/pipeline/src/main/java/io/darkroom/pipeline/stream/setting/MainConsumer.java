package io.darkroom.pipeline.stream.setting;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Settings of the consumer that brings a stage its work. Of {@code main.consumer.x}, {@code consumer.x} and {@code x} Kafka
 * Streams takes the first that is there, so a default of ours under the first name would hide what somebody set under the
 * others. Pure. Any thread.
 */
public final class MainConsumer {
    private MainConsumer() {}

    /**
     * What counts for the main consumer.
     *
     * @param name of Kafka's consumer
     * @param fallback when it is set under no name
     */
    public static String value(StreamsSettings streams, String name, String fallback) {
        return Stream.of(StreamsConfig.mainConsumerPrefix(name), StreamsConfig.consumerPrefix(name), name)
                .flatMap(each -> Optional.ofNullable(streams.overrides().get(each)).stream())
                .findFirst()
                .orElse(fallback)
                .strip();
    }
}
