package io.darkroom.contract.serde.registry;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where the schema registry is and how it is asked; property names are Confluent's. Any thread.
 *
 * @param urls without credentials, at least one; {@code schema.registry.url}, separated by commas
 * @param authorization value of the header, secret
 * @param connectTimeout {@code http.connect.timeout.ms}, 5 s
 * @param readTimeout {@code http.read.timeout.ms}, whole answer of one attempt, 10 s
 * @param retries {@code max.retries}, 0 to 100, after the first attempt at all URLs, 3
 * @param firstWait {@code retries.wait.ms}, before the first retry, then twice as long each time, 500 ms
 * @param longestWait {@code retries.max.wait.ms}, 5 s
 * @param tls own trust or key store; {@code schema.registry.ssl.*}
 */
record RegistrySettings(
        List<URI> urls,
        Optional<String> authorization,
        Duration connectTimeout,
        Duration readTimeout,
        int retries,
        Duration firstWait,
        Duration longestWait,
        Optional<SSLContext> tls) {

    private static final int MOST_RETRIES = 100;

    static RegistrySettings from(Map<String, ?> config) {
        WireProperties properties = new WireProperties(config);
        RegistryAddress address = RegistryAddress.from(properties);
        return new RegistrySettings(
                address.urls(),
                address.authorization(),
                properties.millis("http.connect.timeout.ms", 5_000),
                properties.millis("http.read.timeout.ms", 10_000),
                properties.number("max.retries", 3, 0, MOST_RETRIES),
                properties.millis("retries.wait.ms", 500),
                properties.millis("retries.max.wait.ms", 5_000),
                RegistryTls.from(properties));
    }

    @Override
    public String toString() {
        return "RegistrySettings[urls=" + urls + ", authorization=" + (authorization.isPresent() ? "***" : "none")
                + "]";
    }
}
