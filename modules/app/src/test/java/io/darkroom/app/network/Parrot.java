package io.darkroom.app.network;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.darkroom.app.asset.SamplePictures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image API that repeats the key of its caller wherever it can: in results, in errors (prompts with {@code ECHO}), when it
 * refuses the key (prompts with {@code LOCKED}), and in jobs, which never end. Its pictures are those of {@code api.example}.
 * Any thread.
 */
final class Parrot implements AutoCloseable {
    private static final String JOBS = "/api/v1/generate";
    private static final Pattern WEBHOOK = Pattern.compile("\"webhook_url\":\"([^\"]+)\"");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final AtomicInteger refused = new AtomicInteger();
    private final CompletableFuture<URI> webhook = new CompletableFuture<>();

    Parrot() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How often it has refused the key. */
    int refused() {
        return refused.get();
    }

    /** Where it is to tell the end of a job; not done before there is one. */
    CompletableFuture<URI> webhook() {
        return webhook;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/picture.png")) {
                answer(exchange, 200, "image/png", SamplePictures.png(40, 30));
                return;
            }
            String prompt = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
            String error = "{\"error\":{\"code\":\"%s\",\"message\":\"Key %s, header Authorization: Bearer %s\"}}";
            if (exchange.getRequestURI().getPath().startsWith(JOBS)) {
                job(exchange, prompt, key);
            } else if (prompt.contains("LOCKED")) {
                refused.incrementAndGet();
                answer(exchange, 401, error.formatted("invalid_api_key", key, key));
            } else if (prompt.contains("ECHO")) {
                answer(exchange, 400, error.formatted("bad_" + key, key.replace("/", "\\/"), key));
            } else {
                answer(
                        exchange,
                        200,
                        "{\"id\":\"id-%1$s\",\"model_actual\":\"%1$s\",\"data\":[{\"url\":\"https://api.example/picture.png?k=%1$s\"}]}"
                                .formatted(key));
            }
        }
    }

    private void job(HttpExchange exchange, String order, String key) throws IOException {
        Matcher address = WEBHOOK.matcher(order);
        if (address.find()) {
            webhook.complete(URI.create(address.group(1).replace("\\/", "/")));
        }
        answer(
                exchange,
                202,
                "{\"id\":\"gen_1\",\"status\":\"pending\",\"model\":\"%1$s\",\"message\":\"%1$s\"}".formatted(key));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        answer(exchange, status, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
