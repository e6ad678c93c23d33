package io.darkroom.comparison;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Kafka Streams with a call inside {@code mapValues}, exactly once: a stream thread for each partition, each of which waits for
 * its call. Main thread.
 */
final class BlockingStreams {
    private static final byte[] GIVEN_UP = {};

    private BlockingStreams() {}

    static void run(Work work) {
        Api api = new Api(work);
        StreamsBuilder builder = new StreamsBuilder();
        Produced<String, byte[]> bytes = Produced.with(Serdes.String(), Serdes.ByteArray());
        builder.stream(work.requests(), Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .mapValues((sku, request) -> attempts(api, sku, request))
                .split(Named.as("ended-"))
                .branch((sku, answer) -> answer.length == 0, Branched.withConsumer(all -> all.to(work.failed(), bytes)))
                .defaultBranch(Branched.withConsumer(all -> all.to(work.completed(), bytes)));
        new KafkaStreams(builder.build(), settings(work)).start();
    }

    private static byte[] attempts(Api api, String sku, byte[] request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return api.callAndWait(sku, request);
            } catch (CompletionException failed) {
                if (attempt == Attempts.MOST) {
                    return GIVEN_UP;
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(Attempts.delayMillis(attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** 50 records of some seconds each stay within max.poll.interval.ms; with the default of 1,000 the group would turn for ever. */
    private static Properties settings(Work work) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "application.id",
                Work.GROUP,
                "bootstrap.servers",
                work.bootstrapServers(),
                "processing.guarantee",
                "exactly_once_v2",
                "num.stream.threads",
                work.concurrency(),
                "state.dir",
                work.folder().toString(),
                "main.consumer.auto.offset.reset",
                "earliest",
                "main.consumer.max.poll.records",
                50));
        return settings;
    }
}
