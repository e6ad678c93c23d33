package io.darkroom.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How an image API is reached.
 *
 * @param base scheme, host and port; empty is the sandbox of this process
 * @param callTimeout limit of one call, 1 s to 1 h
 * @param connectTimeout limit of a connection, 100 ms to 2 min
 * @param maxResponseBytes largest answer that is read, 1 KiB to 64 MiB
 * @param proxy HTTP proxy
 * @param caFile PEM file with certificates to trust besides the JDK's
 */
public record ProviderHttp(
        Optional<URI> base,
        Duration callTimeout,
        Duration connectTimeout,
        int maxResponseBytes,
        Optional<URI> proxy,
        Optional<Path> caFile) {

    public ProviderHttp {
        base.ifPresent(ProviderHttp::withoutPath);
        between("call-timeout", callTimeout, Duration.ofSeconds(1), Duration.ofHours(1), "1s to 1h");
        between("connect-timeout", connectTimeout, Duration.ofMillis(100), Duration.ofMinutes(2), "100ms to 2m");
        if (maxResponseBytes < 1024 || maxResponseBytes > 64 << 20) {
            throw new IllegalArgumentException("max-response-bytes must be 1KiB to 64MiB, was " + maxResponseBytes);
        }
    }

    private static void withoutPath(URI base) {
        boolean bare = (base.getPath().isEmpty() || base.getPath().equals("/"))
                && base.getQuery() == null
                && base.getFragment() == null
                && base.getUserInfo() == null;
        if (!bare) {
            throw new IllegalArgumentException(
                    "base-url must be scheme, host and port, the path belongs to the dialect, was "
                            + Secrets.shown("base-url", base.toString()));
        }
    }

    private static void between(String name, Duration value, Duration low, Duration high, String bound) {
        if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
            throw new IllegalArgumentException("%s must be %s, was %s"
                    .formatted(name, bound, value.toString().substring(2).toLowerCase(java.util.Locale.ROOT)));
        }
    }
}
