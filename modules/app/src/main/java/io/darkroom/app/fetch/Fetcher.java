package io.darkroom.app.fetch;

import io.darkroom.providers.network.EventLoops;
import io.darkroom.providers.network.TrustedCertificates;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Fetches URLs that somebody else chose. No credentials but the proxy's, no cookies, HTTP/1.1; every redirect is judged
 * anew. Blocks; virtual threads only.
 */
public final class Fetcher implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_CONNECTIONS = 64;
    private static final int MAX_HEADER_BYTES = 64 << 10;

    private final Vertx vertx = EventLoops.start(1);
    private final HttpClientAgent client;
    private final Destinations destinations;

    private Fetcher(FetchSettings settings, Resolver resolver) {
        client = client(vertx, settings);
        destinations = new Destinations(settings, resolver, CONNECT);
    }

    /**
     * Opens it; close it to end what is being fetched.
     *
     * @throws IllegalArgumentException when the CA file cannot be used; names the property
     */
    public static Fetcher open(FetchSettings settings) {
        return with(settings, Resolver.OF_THIS_MACHINE);
    }

    static Fetcher with(FetchSettings settings, Resolver resolver) {
        return new Fetcher(settings, resolver);
    }

    private static HttpClientAgent client(Vertx vertx, FetchSettings settings) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(CONNECT.toMillis()))
                .setSslHandshakeTimeout(CONNECT.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES);
        settings.caFile().ifPresent(file -> options.setTrustOptions(TrustedCertificates.andFile(file)));
        return vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS))
                .withConnectHandler(connection -> connection.exceptionHandler(told -> {})) // the request tells it
                .build();
    }

    /**
     * Fetches one URL.
     *
     * @param limit for everything, the last byte of the body included
     */
    public Fetched fetch(URI url, Duration limit) throws InterruptedException {
        Deadline deadline = Deadline.in(limit);
        try {
            return follow(url, deadline);
        } catch (InterruptedIOException e) {
            throw new InterruptedException(e.getMessage());
        } catch (UnknownHostException e) {
            return new Fetched.Failed("the host of " + ShownUrl.of(url) + " cannot be found");
        } catch (IOException e) {
            return new Fetched.Failed(String.valueOf(e.getMessage()));
        }
    }

    private Fetched follow(URI url, Deadline deadline) throws IOException, InterruptedException {
        URI at = url;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Hop.End end = hop(at, deadline);
            switch (end) {
                case Hop.Ended ended -> {
                    return ended.with();
                }
                case Hop.Redirected redirected -> {
                    if (downgrade(at, redirected.to())) {
                        return new Fetched.Refused("a redirect from https to http is not followed");
                    }
                    at = redirected.to();
                }
            }
        }
        return new Fetched.Refused("more than " + MOST_REDIRECTS + " redirects");
    }

    private Hop.End hop(URI url, Deadline deadline) throws IOException, InterruptedException {
        return switch (destination(url, deadline)) {
            case Destination.Forbidden no -> new Hop.Ended(new Fetched.Refused(no.problem()));
            case Destination.Direct direct -> new Hop(client, deadline).get(url, direct);
            case Destination.ByProxy proxied -> new Hop(client, deadline).get(url, proxied);
        };
    }

    /** Off this thread: a resolver cannot be interrupted. */
    private Destination destination(URI url, Deadline deadline) throws IOException, InterruptedException {
        var found = new CompletableFuture<Destination>();
        Thread.ofVirtual().name("picture-resolver").start(() -> {
            try {
                found.complete(destinations.of(url));
            } catch (UnknownHostException | RuntimeException e) {
                found.completeExceptionally(e);
            }
        });
        return deadline.await(Future.fromCompletionStage(found), late -> {});
    }

    private static boolean downgrade(URI from, URI to) {
        return "https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme());
    }

    /** Ends what is being fetched. */
    @Override
    public void close() {
        client.close();
        var unused = vertx.close();
    }
}
