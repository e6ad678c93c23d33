package io.darkroom.app.deploy.kafka;

/** Names that stand in the tables where the scripts have variables. Any thread. */
final class Sentinel {
    static final String PREFIX = "a-prefix-z.";
    static final String PROVIDER = "a-provider-z";
    static final String GROUP = "a-group-z-";

    private Sentinel() {}

    static String asVariables(String name) {
        return name.replace(PREFIX, "${PREFIX}")
                .replace(PROVIDER, "${provider}")
                .replace(GROUP, "${CONSUMER_GROUPS}");
    }
}
