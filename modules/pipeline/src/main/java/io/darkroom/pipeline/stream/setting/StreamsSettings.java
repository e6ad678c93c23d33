package io.darkroom.pipeline.stream.setting;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Who a Kafka Streams client is and where it keeps its state.
 *
 * @param bootstrapServers Kafka's {@code bootstrap.servers}
 * @param applicationId {@code application.id}; processes that share it share the work
 * @param instanceId name of this process, unique among the running ones and the same after a restart; becomes
 *     {@code group.instance.id} and part of the transactional ids; 1 to 100 letters, digits, dots, underscores or hyphens
 * @param stateDir folder of the local stores
 * @param threads stream threads, 1 to 64
 * @param shared whether other processes can reach the brokers and be mistaken for this one
 * @param overrides further properties of Kafka Streams and its clients, as Kafka names them
 * @param clock the time of day
 */
public record StreamsSettings(
        String bootstrapServers,
        String applicationId,
        String instanceId,
        Path stateDir,
        int threads,
        boolean shared,
        Map<String, String> overrides,
        Clock clock) {

    public StreamsSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("kafka.bootstrap.servers must name a broker, was empty");
        }
        requireInstanceId(instanceId);
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("streams.num.stream.threads must be 1 to 64, was " + threads);
        }
        overrides = Map.copyOf(overrides);
    }

    /**
     * Refuses what cannot be the name of a process.
     *
     * @throws IllegalArgumentException with property, bound and value
     */
    public static void requireInstanceId(String instanceId) {
        if (!instanceId.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(
                    "instance-id must be 1 to 100 letters, digits, dots, underscores or hyphens, was " + instanceId);
        }
    }

    /** Without the values of the overrides: passwords are among them. */
    @Override
    public String toString() {
        return "StreamsSettings[" + applicationId + ", " + instanceId + ", overrides=" + overrides.keySet() + "]";
    }

    /** With the machine's clock, which this one outlives when it is set back. */
    public StreamsSettings(
            String bootstrapServers,
            String applicationId,
            String instanceId,
            Path stateDir,
            int threads,
            boolean shared,
            Map<String, String> overrides) {
        this(
                bootstrapServers,
                applicationId,
                instanceId,
                stateDir,
                threads,
                shared,
                overrides,
                new ForwardClock(Clock.systemUTC(), System::nanoTime));
    }

    /** The same with another clock. */
    public StreamsSettings withClock(Clock other) {
        return new StreamsSettings(
                bootstrapServers, applicationId, instanceId, stateDir, threads, shared, overrides, other);
    }
}
