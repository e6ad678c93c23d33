package io.darkroom.app.replay.plan;

import io.darkroom.app.exit.UserError;
import io.darkroom.contract.topic.Topics;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The topics that can be replayed. Any thread. */
public enum Source {
    /** Events as they were published. */
    CHANGES("catalog.changes"),
    /** Requests that ended without a picture. */
    FAILED("image.failed"),
    /** Results, of which those with fewer pictures than asked for are asked for again. */
    COMPLETED("image.completed"),
    /** Events that could not be decoded. */
    DLQ("catalog.changes.dlq");

    private final String plain;

    Source(String plain) {
        this.plain = plain;
    }

    /**
     * The source of a name.
     *
     * @param given with or without {@code topics.prefix}
     */
    public static Source named(String given, Topics topics) {
        return Arrays.stream(values())
                .filter(source -> given.equals(source.plain) || given.equals(source.topic(topics)))
                .findFirst()
                .orElseThrow(() -> UserError.usage("--topic must be one of %s, was %s."
                        .formatted(
                                Arrays.stream(values())
                                        .map(source -> source.plain)
                                        .collect(Collectors.joining(", ")),
                                given)));
    }

    /** Whether its records tell how requests ended. */
    public boolean outcomes() {
        return this == FAILED || this == COMPLETED;
    }

    /** Its name in Kafka. */
    public String topic(Topics topics) {
        return switch (this) {
            case CHANGES -> topics.changes().name();
            case FAILED -> topics.failed().name();
            case COMPLETED -> topics.completed().name();
            case DLQ -> topics.dlq().name();
        };
    }
}
