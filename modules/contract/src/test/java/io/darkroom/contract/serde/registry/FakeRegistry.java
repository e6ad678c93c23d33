package io.darkroom.contract.serde.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A registry that says what a test scripts: "METHOD /path" to answers, the last one repeated. Any thread. */
public final class FakeRegistry implements AutoCloseable {

    record Answer(int status, String body) {}

    /** What was asked. */
    public record Question(String line, String body, String authorization) {}

    private final HttpServer server;
    private final String scheme;
    private final Map<String, Queue<Answer>> script = new ConcurrentHashMap<>();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private final List<Question> questions = new CopyOnWriteArrayList<>();

    public FakeRegistry() {
        this(Optional.empty());
    }

    /** @param tls speaks https when given */
    public FakeRegistry(Optional<SSLContext> tls) {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            server = tls.isPresent() ? https(any, tls.get()) : HttpServer.create(any, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scheme = tls.isPresent() ? "https" : "http";
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    private static HttpServer https(InetSocketAddress address, SSLContext tls) throws IOException {
        HttpsServer https = HttpsServer.create(address, 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        return https;
    }

    public String url() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    public FakeRegistry on(String line, int status, String body) {
        script.computeIfAbsent(line, any -> new ConcurrentLinkedQueue<>()).add(new Answer(status, body));
        return this;
    }

    /** Questions are taken, answers wait. */
    public void holdAnswers() {
        held = new CountDownLatch(1);
    }

    public void releaseAnswers() {
        held.countDown();
    }

    public List<Question> questions() {
        return questions;
    }

    @Override
    public void close() {
        held.countDown();
        server.stop(0);
    }

    private void awaitRelease() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String line =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            questions.add(new Question(line, body, exchange.getRequestHeaders().getFirst("Authorization")));
            Queue<Answer> answers = script.getOrDefault(line, new ConcurrentLinkedQueue<>());
            Answer answer = answers.size() > 1 ? answers.poll() : answers.peek();
            Answer given = answer == null ? new Answer(404, "not scripted") : answer;
            awaitRelease();
            byte[] bytes = given.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(given.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
