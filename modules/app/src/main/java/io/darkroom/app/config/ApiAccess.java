package io.darkroom.app.config;

import io.darkroom.providers.http.HttpSettings;
import io.darkroom.providers.network.NetworkSettings;
import io.darkroom.providers.network.ProxyEnvironment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How an image API is reached; {@link HttpSettings} holds the bounds.
 *
 * @param base scheme, host and port; empty is the sandbox of this process
 * @param callTimeout limit of one call
 * @param connectTimeout limit of a connection
 * @param maxResponseBytes largest answer that is read
 * @param proxies variables that name proxies and exceptions, as in the environment
 * @param caFile PEM file with certificates to trust besides the JDK's
 */
public record ApiAccess(
        Optional<URI> base,
        Duration callTimeout,
        Duration connectTimeout,
        int maxResponseBytes,
        Map<String, String> proxies,
        Optional<Path> caFile) {

    public ApiAccess {
        proxies = Map.copyOf(proxies);
    }

    HttpSettings at(URI address, String prefix, int maxInFlight) {
        return new HttpSettings(
                prefix,
                address,
                callTimeout,
                connectTimeout,
                maxInFlight,
                maxResponseBytes,
                new NetworkSettings(ProxyEnvironment.proxyFor(address, proxies), caFile));
    }

    /** Without the proxies: their addresses may hold passwords. */
    @Override
    public String toString() {
        return "ApiAccess[" + base.map(URI::toString).orElse("in this process") + "]";
    }
}
