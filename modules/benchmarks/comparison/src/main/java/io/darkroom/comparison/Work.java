package io.darkroom.comparison;

import java.nio.file.Path;

/**
 * What each of them is told. Any thread.
 *
 * @param bootstrapServers where Kafka is
 * @param requests topic that is read
 * @param completed topic of results
 * @param failed topic of records that are given up
 * @param api scheme, host and port
 * @param concurrency calls in flight
 * @param folder for state
 */
record Work(
        String bootstrapServers,
        String requests,
        String completed,
        String failed,
        String api,
        int concurrency,
        Path folder) {
    /** Group, application and transactional ids. */
    static final String GROUP = "comparison";

    static Work of(String[] arguments) {
        return new Work(
                arguments[1],
                arguments[2],
                arguments[3],
                arguments[4],
                arguments[5],
                Integer.parseInt(arguments[6]),
                Path.of(arguments[7]));
    }
}
