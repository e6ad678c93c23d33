package io.darkroom.app.asset.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Where pictures lie: gives them out by their path, some only after a few refusals. Any thread. */
final class PictureServer implements AutoCloseable {
    private final Map<String, byte[]> pictures = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final Duration pause;
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    PictureServer() throws IOException {
        this(Duration.ZERO);
    }

    /** Stops in the middle of each picture for a while. */
    PictureServer(Duration pause) throws IOException {
        this.pause = pause;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Lays a picture there; returns its address. */
    String put(String name, byte[] picture) {
        pictures.put("/" + name, picture);
        return url(name);
    }

    /** As {@link #put}; the first requests are answered with 503. */
    String putBusy(String name, byte[] picture, int times) {
        refusals.put("/" + name, new AtomicInteger(times));
        return put(name, picture);
    }

    String url(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    /** Requests that came. */
    int asked() {
        return asked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        String path = exchange.getRequestURI().getPath();
        byte[] picture = pictures.get(path);
        AtomicInteger busy = refusals.getOrDefault(path, new AtomicInteger());
        try (exchange) {
            if (picture == null) {
                exchange.sendResponseHeaders(404, -1);
            } else if (busy.getAndDecrement() > 0) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                exchange.sendResponseHeaders(200, picture.length);
                OutputStream body = exchange.getResponseBody();
                body.write(picture, 0, picture.length / 2);
                body.flush();
                Thread.sleep(pause);
                body.write(picture, picture.length / 2, picture.length - picture.length / 2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
