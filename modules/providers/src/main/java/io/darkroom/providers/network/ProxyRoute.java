package io.darkroom.providers.network;

import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The way through a proxy, for Vert.x's HTTP client. Any thread. */
public final class ProxyRoute {
    private ProxyRoute() {}

    /** Empty = direct. */
    public static Optional<ProxyOptions> of(NetworkSettings network, Duration connectTimeout) {
        return network.proxy().map(proxy -> of(proxy, network.proxyAddress().orElseThrow(), connectTimeout));
    }

    private static ProxyOptions of(URI proxy, InetSocketAddress address, Duration connectTimeout) {
        ProxyOptions options = new ProxyOptions()
                .setType(NetworkSettings.socks(proxy) ? ProxyType.SOCKS5 : ProxyType.HTTP)
                .setHost(address.getHostString())
                .setPort(address.getPort())
                .setConnectTimeout(connectTimeout);
        if (proxy.getRawUserInfo() != null) {
            String[] parts = proxy.getRawUserInfo().split(":", 2);
            options.setUsername(decoded(parts[0])).setPassword(parts.length > 1 ? decoded(parts[1]) : "");
        }
        return options;
    }

    /** Percent-decoded; a plus is a plus here. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
