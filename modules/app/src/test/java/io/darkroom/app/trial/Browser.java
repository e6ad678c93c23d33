package io.darkroom.app.trial;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Chromium without a window on one page, asked by the DevTools protocol. One thread. */
final class Browser implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/\\s]+)/");
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket page;
    private final Answers answers = new Answers();
    private int last;

    private Browser(Process process, Path said) {
        this.process = process;
        String address = await().atMost(LIMIT)
                .until(() -> listening(said), Optional::isPresent)
                .orElseThrow();
        URI target = await().atMost(LIMIT)
                .until(() -> target(address), Optional::isPresent)
                .orElseThrow();
        this.page = http.newWebSocketBuilder().buildAsync(target, answers).join();
    }

    /** Opens a file; skips the test where there is no Chromium. */
    static Browser at(Path file, Path folder) throws IOException {
        Optional<String> program = NAMES.stream().filter(Browser::onPath).findFirst();
        assumeTrue(program.isPresent(), "needs Chromium on the PATH; .ci/setup installs it");
        Path said = folder.resolve("chromium.txt");
        Process process = new ProcessBuilder(
                        program.orElseThrow(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--window-size=1400,1000",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder.resolve("chromium"),
                        file.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            return new Browser(process, said);
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Optional<String> listening(Path said) throws IOException {
        Matcher matcher = LISTENING.matcher(Files.readString(said));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private Optional<URI> target(String address) throws IOException, InterruptedException {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://" + address + "/json/list"))
                .build();
        JsonNode targets = JSON.readTree(
                http.send(list, HttpResponse.BodyHandlers.ofString()).body());
        return StreamSupport.stream(targets.spliterator(), false)
                .filter(target -> target.path("type").asText().equals("page"))
                .map(target -> URI.create(target.path("webSocketDebuggerUrl").asText()))
                .findFirst();
    }

    /** The value of an expression of JavaScript when the page and its pictures are loaded. */
    JsonNode evaluate(String expression) {
        return await().atMost(LIMIT)
                .until(
                        () -> value("location.protocol === 'file:' && document.readyState === 'complete' ? (%s) : null"
                                .formatted(expression)),
                        value -> !value.isMissingNode() && !value.isNull());
    }

    private JsonNode value(String expression) {
        JsonNode answer = order(
                "Runtime.evaluate",
                JSON.createObjectNode().put("expression", expression).put("returnByValue", true));
        return answer.path("result").path("result").path("value");
    }

    private JsonNode order(String method, JsonNode parameters) {
        int id = ++last;
        String text = JSON.createObjectNode()
                .put("id", id)
                .put("method", method)
                .<com.fasterxml.jackson.databind.node.ObjectNode>set("params", parameters)
                .toString();
        CompletableFuture<JsonNode> answer = answers.to(id);
        page.sendText(text, true).join();
        return answer.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        page.abort();
        http.shutdownNow();
        process.destroy();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gathers the parts of messages. */
    private static final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private int wanted;
        private CompletableFuture<JsonNode> waiting = new CompletableFuture<>();

        synchronized CompletableFuture<JsonNode> to(int id) {
            wanted = id;
            waiting = new CompletableFuture<>();
            return waiting;
        }

        @Override
        public synchronized CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean whole) {
            text.append(part);
            if (whole) {
                told(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void told(String message) {
            try {
                JsonNode answer = JSON.readTree(message);
                if (answer.path("id").asInt() == wanted) {
                    waiting.complete(answer);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
