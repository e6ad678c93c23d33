package io.darkroom.app.local.stage;

import io.darkroom.app.config.setting.Secrets;
import io.darkroom.app.exit.UserError;
import io.darkroom.providers.http.HttpSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Looks at the start whether the proxy before the image API listens: a name or port that was mistyped would look like an
 * outage, and a run waits for the end of an outage. Blocks for {@code connect-timeout} at most; any thread.
 */
final class ProxyReach {
    private ProxyReach() {}

    /** @throws UserError when there is a proxy and it cannot be connected to */
    static void require(HttpSettings http) {
        http.network().proxyAddress().ifPresent(address -> {
            try (Socket probe = new Socket()) {
                probe.connect(
                        new InetSocketAddress(address.getHostString(), address.getPort()),
                        Math.toIntExact(http.connectTimeout().toMillis()));
            } catch (IOException e) {
                throw unreachable(http.network().proxy().orElseThrow(), e);
            }
        });
    }

    private static UserError unreachable(URI proxy, IOException e) {
        return UserError.infrastructure(
                "The proxy %s (http.proxy, else HTTPS_PROXY) cannot be reached: %s. Nothing was started."
                        .formatted(
                                Secrets.shown("http.proxy", proxy.toString()),
                                e instanceof UnknownHostException ? "its name cannot be resolved" : e.getMessage()),
                e);
    }
}
