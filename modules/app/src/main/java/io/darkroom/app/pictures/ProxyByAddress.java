package io.darkroom.app.pictures;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks for each address which proxy leads there. Any thread. */
final class ProxyByAddress extends ProxySelector {
    private static final int USUAL_PORT = 80;

    private final Function<URI, Optional<URI>> proxy;

    ProxyByAddress(Function<URI, Optional<URI>> proxy) {
        this.proxy = proxy;
    }

    @Override
    public List<Proxy> select(URI address) {
        return List.of(proxy.apply(address).map(ProxyByAddress::http).orElse(Proxy.NO_PROXY));
    }

    private static Proxy http(URI proxy) {
        int port = proxy.getPort() < 0 ? USUAL_PORT : proxy.getPort();
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port));
    }

    /** User and password of the proxy's address, given when the proxy asks. */
    Authenticator credentials() {
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY
                        ? proxy.apply(URI.create(getRequestingURL().toString()))
                                .map(URI::getUserInfo)
                                .map(ProxyByAddress::credentials)
                                .orElse(null)
                        : null;
            }
        };
    }

    private static PasswordAuthentication credentials(String userInfo) {
        String[] parts = userInfo.split(":", 2);
        return new PasswordAuthentication(parts[0], (parts.length > 1 ? parts[1] : "").toCharArray());
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxyAddress, IOException failure) {
        // The failed try says it.
    }
}
