package io.darkroom.app.fetch;

import io.darkroom.contract.address.WebHost;
import io.vertx.core.net.ProxyOptions;
import java.net.InetAddress;
import java.util.List;

/** Where a request may go. Any thread. */
sealed interface Destination {

    /** To one of these addresses, which were checked, and to no other. */
    record Direct(WebHost host, List<InetAddress> addresses) implements Destination {}

    /** To a proxy, which looks the name up itself. */
    record ByProxy(WebHost host, ProxyOptions proxy) implements Destination {}

    /** Nowhere; one sentence. */
    record Forbidden(String problem) implements Destination {}
}
