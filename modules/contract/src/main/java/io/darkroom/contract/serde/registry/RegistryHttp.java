package io.darkroom.contract.serde.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Asks the registry: next URL at once, then again after a growing wait with jitter. Keeps to the URL that answered last.
 * Never blocks, its futures never fail. Any thread.
 */
final class RegistryHttp implements AutoCloseable {

    private static final String JSON = "application/vnd.schemaregistry.v1+json";
    private static final int LONGEST_MESSAGE = 300;
    private static final long LARGEST_ANSWER = 8 << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final RegistrySettings settings;
    private final HttpClient http;
    private volatile int preferred;

    RegistryHttp(RegistrySettings settings) {
        this.settings = settings;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout());
        settings.tls().ifPresent(builder::sslContext);
        this.http = builder.build();
    }

    CompletableFuture<RegistryAnswer> get(String path) {
        return attempt("GET", path, Optional.empty(), 0);
    }

    CompletableFuture<RegistryAnswer> post(String path, JsonNode body) {
        return attempt("POST", path, Optional.of(body.toString()), 0);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private CompletableFuture<RegistryAnswer> attempt(String method, String path, Optional<String> body, int attempt) {
        int index = (preferred + attempt) % settings.urls().size();
        URI url = settings.urls().get(index);
        return sent(request(method, URI.create(url + path), body))
                .handle((response, failure) -> failure == null ? answer(url, response) : noAnswer(url, failure))
                .thenCompose(answer -> again(answer, method, path, body, attempt, index));
    }

    /** The client's own limit ends with the header of the answer; a body may drip. */
    private CompletableFuture<HttpResponse<String>> sent(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> exchange =
                http.sendAsync(request, LimitedText.ofAtMost(LARGEST_ANSWER));
        return exchange.copy()
                .orTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, failure) -> exchange.cancel(true));
    }

    private CompletableFuture<RegistryAnswer> again(
            RegistryAnswer answer, String method, String path, Optional<String> body, int attempt, int index) {
        if (!(answer instanceof RegistryAnswer.Unavailable)) {
            preferred = index;
            return CompletableFuture.completedFuture(answer);
        }
        int urls = settings.urls().size();
        if (attempt + 1 >= urls + settings.retries()) {
            return CompletableFuture.completedFuture(answer);
        }
        Duration wait = attempt + 1 < urls ? Duration.ZERO : waitBefore(attempt + 1 - urls);
        Executor later = CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.supplyAsync(() -> attempt + 1, later)
                .thenCompose(next -> attempt(method, path, body, next));
    }

    private Duration waitBefore(int retry) {
        long grown = settings.firstWait().toMillis() << Math.min(retry, 20);
        double jitter = ThreadLocalRandom.current().nextDouble(0.75, 1.0);
        return Duration.ofMillis((long) (Math.min(grown, settings.longestWait().toMillis()) * jitter));
    }

    private HttpRequest request(String method, URI uri, Optional<String> body) {
        BodyPublisher publisher = body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(settings.readTimeout())
                .header("Accept", JSON + ", application/json")
                .header("Content-Type", JSON)
                .method(method, publisher);
        settings.authorization().ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private static RegistryAnswer answer(URI url, HttpResponse<String> response) {
        int status = response.statusCode();
        Optional<JsonNode> body = json(response.body());
        if (status / 100 == 2) {
            return body.<RegistryAnswer>map(RegistryAnswer.Ok::new)
                    .orElseGet(() -> new RegistryAnswer.Unavailable(url + " answered " + status + " without JSON"));
        }
        int code = body.map(json -> json.path("error_code").asInt()).orElse(0);
        String message = body.map(json -> json.path("message").asText()).orElse("");
        RegistryAnswer.Refused refused = new RegistryAnswer.Refused(url, status, code, shortened(message));
        return saysNothing(status, code) ? new RegistryAnswer.Unavailable(refused.sentence()) : refused;
    }

    /** A 404 without the registry's own code comes from something else, such as a proxy or a wrong path. */
    private static boolean saysNothing(int status, int code) {
        return status / 100 == 5 || status / 100 == 3 || status == 408 || status == 429 || (status == 404 && code == 0);
    }

    private static RegistryAnswer noAnswer(URI url, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return new RegistryAnswer.Unavailable(url + " gave no answer (" + reason(cause) + ")");
    }

    /** The client gives no message where there is no connection. */
    private static String reason(Throwable failure) {
        if (failure.getCause() instanceof UnresolvedAddressException) {
            return "the name of its host is not known";
        }
        String detail = failure.getMessage() == null ? "" : ": " + shortened(failure.getMessage());
        return failure instanceof ConnectException && detail.isEmpty()
                ? "nobody takes connections there"
                : failure.getClass().getSimpleName() + detail;
    }

    private static Optional<JsonNode> json(String body) {
        try {
            return Optional.of(MAPPER.readTree(body)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
    }
}
