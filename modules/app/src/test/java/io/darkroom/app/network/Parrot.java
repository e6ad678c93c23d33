package io.darkroom.app.network;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An image API that repeats the key of its caller wherever it can: in results, in errors (prompts with {@code ECHO}) and when
 * it refuses the key (prompts with {@code LOCKED}). Any thread.
 */
final class Parrot implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Parrot() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String prompt = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
            String error = "{\"error\":{\"code\":\"%s\",\"message\":\"Key %s, header Authorization: Bearer %s\"}}";
            if (prompt.contains("LOCKED")) {
                answer(exchange, 401, error.formatted("invalid_api_key", key, key));
            } else if (prompt.contains("ECHO")) {
                answer(exchange, 400, error.formatted("bad_" + key, key.replace("/", "\\/"), key));
            } else {
                answer(
                        exchange,
                        200,
                        "{\"id\":\"id-%1$s\",\"model_actual\":\"%1$s\",\"data\":[{\"url\":\"https://a.example/?k=%1$s\"}]}"
                                .formatted(key));
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
