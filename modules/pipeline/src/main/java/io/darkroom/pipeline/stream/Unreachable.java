package io.darkroom.pipeline.stream;

import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;

/** Tells a Kafka that is away from one that refuses. Pure. Any thread. */
final class Unreachable {
    private static final String NO_ADDRESS = "No resolvable bootstrap urls";

    private Unreachable() {}

    /** Whether it failed since Kafka did not answer or its name is not known now. */
    static boolean in(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof TimeoutException
                        || cause instanceof UnknownHostException
                        || (cause instanceof ConfigException
                                && String.valueOf(cause.getMessage()).contains(NO_ADDRESS)));
    }
}
