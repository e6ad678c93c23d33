package io.darkroom.app.fetch;

import io.darkroom.contract.address.AddressText;
import io.darkroom.contract.address.WebHost;
import io.darkroom.providers.answer.RetryAfter;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** One GET to one destination. One thread. */
final class Hop {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** How it ended. */
    sealed interface End {}

    record Ended(Fetched with) implements End {}

    record Redirected(URI to) implements End {}

    private final HttpClient client;
    private final Deadline deadline;

    Hop(HttpClient client, Deadline deadline) {
        this.client = client;
        this.deadline = deadline;
    }

    End get(URI url, Destination.ByProxy to) throws IOException, InterruptedException {
        return send(url, connect(options(url, to.host()).setProxyOptions(to.proxy())));
    }

    End get(URI url, Destination.Direct to) throws IOException, InterruptedException {
        return send(url, connect(url, to));
    }

    /** The next address is tried when one cannot be connected to. */
    private HttpClientRequest connect(URI url, Destination.Direct to) throws IOException, InterruptedException {
        IOException last = new ConnectException("the host has no address");
        for (InetAddress address : to.addresses()) {
            try {
                SocketAddress checked =
                        SocketAddress.inetSocketAddress(to.host().port(), AddressText.of(address));
                return connect(options(url, to.host()).setServer(checked));
            } catch (SocketException e) {
                last = e;
            }
        }
        throw last;
    }

    private HttpClientRequest connect(RequestOptions options) throws IOException, InterruptedException {
        return deadline.await(client.request(options), HttpClientRequest::reset);
    }

    private End send(URI url, HttpClientRequest request) throws IOException, InterruptedException {
        request.exceptionHandler(told -> {}); // the future of the response tells it too
        var answering = request.response().map(head -> new Answer(head, new BodyStream(head, deadline)));
        var unused = request.end();
        try {
            return read(url, deadline.await(answering, late -> late.body().close()));
        } catch (IOException | InterruptedException e) {
            request.reset();
            throw e;
        }
    }

    private record Answer(HttpClientResponse head, BodyStream body) {}

    private static End read(URI url, Answer answer) {
        int status = answer.head().statusCode();
        Optional<String> location = Optional.ofNullable(answer.head().getHeader("location"));
        if (!REDIRECTS.contains(status) || location.isEmpty()) {
            return new Ended(new Fetched.Answer(status, retryAfter(answer.head()), answer.body()));
        }
        answer.body().close();
        try {
            return new Redirected(url.resolve(location.get().strip()));
        } catch (IllegalArgumentException e) {
            return new Ended(new Fetched.Refused("HTTP " + status + " with a redirect to no URL"));
        }
    }

    private static Optional<Duration> retryAfter(HttpClientResponse head) {
        return RetryAfter.inHeaders(name -> Optional.ofNullable(head.getHeader(name)), InstantSource.system());
    }

    private static RequestOptions options(URI url, WebHost host) {
        URI ascii = URI.create(url.toASCIIString());
        String path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setSsl("https".equalsIgnoreCase(url.getScheme()))
                .setHost(host.inUrl())
                .setPort(host.port())
                .setURI(ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery())
                .setFollowRedirects(false)
                .putHeader("User-Agent", "darkroom")
                .putHeader("Accept", "image/*, */*;q=0.5");
    }
}
