package io.darkroom.providers.http;

import io.darkroom.providers.network.ProxyRoute;
import io.darkroom.providers.network.TrustedCertificates;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.TimeUnit;

/** Makes the HTTP client that the settings ask for: HTTP/1.1, keep-alive, no pipelining, no redirects. Any thread. */
final class ClientFactory {

    /**
     * Idle connections are left after this time: most servers close theirs after 5 s or later, and a request that meets
     * a connection in the moment of its close has an unknown outcome.
     */
    private static final int KEEP_ALIVE_SECONDS = 4;

    /** Room for the cookies and policies that CDNs add: a header too large would lose a paid answer. */
    private static final int MAX_HEADER_BYTES = 64 << 10;

    private ClientFactory() {}

    static HttpClient create(Vertx vertx, HttpSettings http) {
        HttpClientOptions options = new HttpClientOptions()
                .setDefaultHost(http.base().getHost()) // an IPv6 address keeps its brackets here
                .setDefaultPort(http.port())
                .setSsl(http.tls())
                .setConnectTimeout(Math.toIntExact(http.connectTimeout().toMillis()))
                .setSslHandshakeTimeout(http.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setPipelining(false)
                .setMaxHeaderSize(MAX_HEADER_BYTES);
        http.network().caFile().ifPresent(file -> options.setTrustOptions(TrustedCertificates.andFile(file)));
        ProxyRoute.of(http.network(), http.connectTimeout()).ifPresent(options::setProxyOptions);
        return vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(http.maxConnections()))
                .withConnectHandler(connection -> connection.exceptionHandler(told -> {})) // the call tells it
                .build();
    }
}
