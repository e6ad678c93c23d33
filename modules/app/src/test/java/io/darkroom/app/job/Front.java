package io.darkroom.app.job;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before an image API: notes when each call arrives and how it ends, and keeps those waiting it is told to. Any thread. */
public final class Front implements AutoCloseable {

    /** A call, its idempotency token and when it arrived. */
    public record Arrival(String token, Instant at) {
        /** The idempotency key: the token without generation and number of the call. */
        String key() {
            return token.replaceFirst(":g\\d+:c\\d+$", "");
        }
    }

    /**
     * What a call met when it arrived.
     *
     * @param token its own
     * @param open tokens of all calls that were here, its own among them
     */
    record Company(String token, List<String> open) {
        long open(String keys) {
            return open.stream().filter(each -> each.startsWith(keys)).count();
        }
    }

    private record Hold(String part, CountDownLatch released) {}

    private static final int NO_ANSWER = 0;

    private final URI behind;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final List<Company> companies = new CopyOnWriteArrayList<>();
    private final AtomicInteger held = new AtomicInteger();
    private volatile Hold hold = new Hold("", new CountDownLatch(0));

    private Front(URI behind) throws IOException {
        this.behind = behind;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static Front before(URI api) throws IOException {
        return new Front(api);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Every call so far, in order of arrival. */
    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** The most calls that were ever here at once. */
    public int mostAtOnce() {
        return companies.stream().mapToInt(each -> each.open().size()).max().orElse(0);
    }

    /** What each call so far met, in order of arrival. */
    List<Company> companies() {
        return List.copyOf(companies);
    }

    /** How many calls were answered with this status; 0 = not at all. */
    long answered(int status) {
        return answers.stream().filter(answer -> answer == status).count();
    }

    /** Keeps calls waiting whose body contains a text, until {@link #release}. */
    public void hold(String part) {
        hold = new Hold(part, new CountDownLatch(1));
    }

    /** Calls that wait for {@link #release}. */
    public int held() {
        return held.get();
    }

    public void release() {
        hold.released().countDown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String token = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        Arrival arrival = new Arrival(token == null ? "" : token, Instant.now());
        arrivals.add(arrival);
        try (exchange) {
            HttpResponse<byte[]> answer = answer(exchange, body, arrival.token());
            answers.add(answer.statusCode());
            answer.headers()
                    .firstValue("Retry-After")
                    .ifPresent(after -> exchange.getResponseHeaders().set("Retry-After", after));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (IOException gone) {
            // The caller sees what the API did: a closed connection without an answer.
            answers.add(NO_ANSWER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The call counts as open until just before its answer leaves: the caller may send the next one at once. */
    private HttpResponse<byte[]> answer(HttpExchange exchange, byte[] body, String token)
            throws IOException, InterruptedException {
        synchronized (open) {
            open.add(token);
            companies.add(new Company(token, List.copyOf(open)));
        }
        try {
            waitIfHeld(new String(body, StandardCharsets.UTF_8));
            return client.send(passedOn(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
        } finally {
            synchronized (open) {
                open.remove(token);
            }
        }
    }

    private HttpRequest passedOn(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : List.of("Authorization", "Content-Type", "Idempotency-Key")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    private void waitIfHeld(String body) throws InterruptedException {
        Hold now = hold;
        if (!now.part().isEmpty() && body.contains(now.part())) {
            held.incrementAndGet();
            now.released().await();
            held.decrementAndGet();
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
