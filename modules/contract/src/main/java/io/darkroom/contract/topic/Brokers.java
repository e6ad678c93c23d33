package io.darkroom.contract.topic;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Addresses of brokers, as {@code bootstrap.servers} lists them. Any thread. */
public final class Brokers {
    private Brokers() {}

    /**
     * The rule that a list breaks which Kafka's clients take without a word: they pass over what stands before {@code ://}.
     * The rule does not repeat the address, which may hold a password.
     */
    public static Optional<String> broken(String servers) {
        boolean web = Arrays.stream(servers.split(","))
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .anyMatch(each -> each.startsWith("http://") || each.startsWith("https://"));
        return web
                ? Optional.of(
                        "must be host:port, several separated by commas, such as kafka-1:9092,kafka-2:9092; was an"
                                + " http address, which a schema registry has")
                : Optional.empty();
    }
}
