package io.darkroom.providers.http;

import io.darkroom.providers.network.Bounds;
import io.darkroom.providers.network.Hosts;
import io.darkroom.providers.network.NetworkSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * How one image API is called. Any thread.
 *
 * @param prefix path of the properties for messages, such as {@code providers.creativeai}
 * @param base {@code base-url}: scheme, host and port; the path belongs to the dialect
 * @param callTimeout {@code call-timeout}, 1 s to 1 h: a call that takes longer, waiting for a connection included, is
 *     ended; one that has waited half of it is not sent any more
 * @param connectTimeout {@code connect-timeout}, 100 ms to 1 min, for TCP and again for TLS or the proxy
 * @param maxConnections {@code max-in-flight}, 1 to 20,000: a call has a connection of its own, so this is the cap of the calls
 * @param maxResponseBytes {@code max-response-bytes}, 1 KiB to 64 MiB: where reading a body stops
 * @param network proxy and certificates
 */
public record HttpSettings(
        String prefix,
        URI base,
        Duration callTimeout,
        Duration connectTimeout,
        int maxConnections,
        int maxResponseBytes,
        NetworkSettings network) {

    /** What a slow API needs: users see more than two minutes at high quality. */
    public static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofMinutes(5);

    /** Default of {@code connect-timeout}. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Default of {@code max-response-bytes}; an answer with URLs has 1 to 4 KiB. */
    public static final int DEFAULT_MAX_RESPONSE_BYTES = 1 << 20;

    public HttpSettings {
        checkBase(prefix + ".base-url", base);
        Bounds.within(prefix + ".call-timeout", callTimeout, Duration.ofSeconds(1), Duration.ofHours(1));
        Bounds.within(prefix + ".connect-timeout", connectTimeout, Duration.ofMillis(100), Duration.ofMinutes(1));
        Bounds.within(prefix + ".max-in-flight", maxConnections, 1, 20_000);
        Bounds.within(prefix + ".max-response-bytes", maxResponseBytes, 1 << 10, 64 << 20);
    }

    /** Settings with the default timeouts and sizes, no proxy and the certificates of the JDK. */
    public static HttpSettings of(String prefix, URI base, int maxConnections) {
        return new HttpSettings(
                prefix,
                base,
                DEFAULT_CALL_TIMEOUT,
                DEFAULT_CONNECT_TIMEOUT,
                maxConnections,
                DEFAULT_MAX_RESPONSE_BYTES,
                NetworkSettings.DIRECT);
    }

    /** The same with a limit of a call that is no longer than this one. */
    public HttpSettings within(Duration limit) {
        return new HttpSettings(
                prefix,
                base,
                callTimeout.compareTo(limit) < 0 ? callTimeout : limit,
                connectTimeout,
                maxConnections,
                maxResponseBytes,
                network);
    }

    /** Whether calls are encrypted. */
    public boolean tls() {
        return "https".equalsIgnoreCase(base.getScheme());
    }

    /** Host without the brackets of an IPv6 address. */
    public String host() {
        return Hosts.bare(base);
    }

    /** Port, the usual one of the scheme where none is named. */
    public int port() {
        return base.getPort() > 0 ? base.getPort() : tls() ? 443 : 80;
    }

    private static void checkBase(String property, URI base) {
        String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        boolean good = (scheme.equals("http") || scheme.equals("https"))
                && base.getHost() != null
                && base.getRawUserInfo() == null
                && (path.isEmpty() || path.equals("/"))
                && base.getRawQuery() == null
                && base.getRawFragment() == null
                && base.getPort() != 0
                && base.getPort() <= 65_535;
        if (!good) {
            throw Bounds.refuse(
                    property, "http(s)://host[:port] without user, path or query", Hosts.withoutPassword(base));
        }
    }
}
