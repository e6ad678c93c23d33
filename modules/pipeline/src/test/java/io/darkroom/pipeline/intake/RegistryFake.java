package io.darkroom.pipeline.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of a schema registry as a program needs that registers its schemas and looks ids up. */
public final class RegistryFake implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<String> schemas = new CopyOnWriteArrayList<>();

    public RegistryFake() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public Map<String, String> config() {
        return Map.of(
                "schema.registry.url", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Knows a schema without anybody having registered it, as if another process had. */
    public int add(String schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema) + 1;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/schemas/ids/")) {
            int id = Integer.parseInt(path.substring("/schemas/ids/".length()));
            boolean known = id > 0 && id <= schemas.size();
            send(
                    exchange,
                    known ? 200 : 404,
                    known
                            ? Map.of("schema", schemas.get(id - 1))
                            : Map.of("error_code", 40403, "message", "Schema not found"));
            return;
        }
        String schema = JSON.readTree(exchange.getRequestBody()).path("schema").asText();
        send(exchange, 200, Map.of("id", add(schema)));
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
