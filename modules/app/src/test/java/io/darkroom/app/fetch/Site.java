package io.darkroom.app.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A web site on one address of this machine that notes what it is asked for. Any thread. */
final class Site implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private Site(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.start();
    }

    static Site at(String address) throws IOException {
        return at(address, 0);
    }

    static Site at(String address, int port) throws IOException {
        return new Site(HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0));
    }

    static Site at(String address, SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new Site(server);
    }

    /** Answers a path with a text, or with a redirect when there is a location. */
    Site page(String path, int status, String text, @Nullable String location) {
        server.createContext(path, exchange -> answer(exchange, status, text, location));
        return this;
    }

    /** Answers a path with a beginning, and never with the rest. */
    Site drip(String path) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
        });
        return this;
    }

    private void answer(HttpExchange exchange, int status, String text, @Nullable String location) throws IOException {
        try (exchange) {
            seen.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
            if (location != null) {
                exchange.getResponseHeaders().set("Location", location);
            }
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Host and path of each request. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
