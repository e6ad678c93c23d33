package io.darkroom.app.pictures;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** A proxy for everything but this machine, where the sandbox is. Any thread. */
final class DirectAtHome extends ProxySelector {
    private static final Set<String> HOME = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final ProxySelector proxy;

    DirectAtHome(ProxySelector proxy) {
        this.proxy = proxy;
    }

    @Override
    public List<Proxy> select(URI uri) {
        return HOME.contains(String.valueOf(uri.getHost())) ? List.of(Proxy.NO_PROXY) : proxy.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        proxy.connectFailed(uri, address, failure);
    }
}
