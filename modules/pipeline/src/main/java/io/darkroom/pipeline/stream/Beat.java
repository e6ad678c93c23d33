package io.darkroom.pipeline.stream;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a process says of itself once a second while it works: the metadata of an offset in a group of its own that has no
 * members. Any thread.
 *
 * @param life tells the lives of one instance id apart; no spaces
 * @param at when, by the clock of the process; UTC
 * @param session how long after its last sign of life Kafka gives its work to others
 */
public record Beat(String life, Instant at, Duration session) {
    /** How often. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    /** The group of an instance of an application. */
    public static String group(String applicationId, String instanceId) {
        return applicationId + "-" + instanceId + "-claim";
    }

    /** The instance of a member of a stage's group: Kafka Streams puts a dash and the number of the thread after it. */
    public static String instance(String groupInstanceId) {
        return groupInstanceId.replaceFirst("-\\d+$", "");
    }

    /** Its form in Kafka. */
    String stored() {
        return life + " " + at + " " + session;
    }

    /** What was stored; empty when it was written otherwise, as releases before this one did. */
    public static Optional<Beat> read(String stored) {
        String[] parts = stored.split(" ", -1);
        try {
            return parts.length == 3
                    ? Optional.of(new Beat(parts[0], Instant.parse(parts[1]), Duration.parse(parts[2])))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The life that stored it. */
    static String life(String stored) {
        return stored.split(" ", 2)[0];
    }
}
