package io.darkroom.providers.network;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The way out of this machine. Any thread.
 *
 * @param proxy {@code http.proxy}: {@code http://[user:password@]host[:port]} or {@code socks5://…}; user and password
 *     percent-encoded; {@link ProxyEnvironment} finds it in the environment
 * @param caFile {@code http.ca-file}: PEM file with certificates that are trusted in addition to those of the JDK
 */
public record NetworkSettings(Optional<URI> proxy, Optional<Path> caFile) {

    /** No proxy, the certificates of the JDK. */
    public static final NetworkSettings DIRECT = new NetworkSettings(Optional.empty(), Optional.empty());

    private static final Set<String> PROXY_SCHEMES = Set.of("http", "socks5", "socks5h");

    public NetworkSettings {
        proxy.ifPresent(NetworkSettings::checkProxy);
    }

    /** Where the proxy listens, its name not resolved; empty without one. The usual ports are 80 and, for SOCKS, 1080. */
    public Optional<InetSocketAddress> proxyAddress() {
        return proxy.map(uri -> InetSocketAddress.createUnresolved(
                Hosts.bare(uri), uri.getPort() > 0 ? uri.getPort() : socks(uri) ? 1080 : 80));
    }

    static boolean socks(URI proxy) {
        return proxy.getScheme().toLowerCase(Locale.ROOT).startsWith("socks");
    }

    private static void checkProxy(URI proxy) {
        String scheme = String.valueOf(proxy.getScheme()).toLowerCase(Locale.ROOT);
        if (!PROXY_SCHEMES.contains(scheme) || proxy.getHost() == null || proxy.getPort() == 0) {
            throw Bounds.refuse(
                    "http.proxy",
                    "http://[user:password@]host[:port] or socks5://[user:password@]host[:port]",
                    Hosts.withoutPassword(proxy));
        }
    }

    @Override
    public String toString() {
        return "NetworkSettings[proxy=" + proxy.map(Hosts::withoutPassword) + ", caFile=" + caFile + "]";
    }
}
