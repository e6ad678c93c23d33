package io.darkroom.app.crash;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.Cli;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.job.Job;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.bill.Bills;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code darkroom run} in a process of its own, with broker, registry and stages, that calls an image API in this JVM: what
 * was paid for is known here whatever becomes of the process. One thread.
 */
final class RunProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Job job;
    private final Path file;
    private final ImageApi api;

    private RunProcess(Path folder, int rows, int cap, ImageApiSettings settings, String onUnknown) throws IOException {
        this(folder, new Job(folder, Map.of()).catalog("K", rows), cap, settings, onUnknown);
    }

    private RunProcess(Path folder, Path file, int cap, ImageApiSettings settings, String onUnknown)
            throws IOException {
        this.folder = folder;
        this.file = file;
        job = new Job(folder, Map.of());
        api = ImageApi.start(settings);
        Files.writeString(folder.resolve("darkroom.yaml"), """
                providers: {sandbox: {base-url: "%s", max-in-flight: %d, idempotent: %s}}
                retry: {delay: 100ms, on-unknown: %s}
                """.formatted(
                        api.base(), cap, settings.honourIdempotencyKey(), onUnknown));
    }

    static RunProcess of(Path folder, int rows, int cap, Latency latency) throws IOException {
        return new RunProcess(folder, rows, cap, ImageApiSettings.withLatency(latency), "resend");
    }

    /** A file of products from four sides each; three of them depend on the first, one of these by way of another. */
    static RunProcess ofAngles(Path folder, int products, int cap, Latency latency) throws IOException {
        StringBuilder rows = new StringBuilder(
                "job_id,segment,anchor_id,source_image_url,shot_name,prompt_append,depends_on_shot\n");
        for (int product = 1; product <= products; product++) {
            for (String shot : List.of("hero,White,", "side,White,hero", "sole,White,hero", "stone,Stone,side")) {
                rows.append("angles,product,K-%1$d,https://images.example/%1$d.jpg,%2$s%n".formatted(product, shot));
            }
        }
        Path file = Files.writeString(folder.resolve("angles.csv"), rows);
        return new RunProcess(folder, file, cap, ImageApiSettings.withLatency(latency), "resend");
    }

    /** With an API that answers a repeated {@code Idempotency-Key} as before, and is known to. */
    static RunProcess ofIdempotentApi(Path folder, int rows, int cap, Latency latency) throws IOException {
        return new RunProcess(
                folder, rows, cap, ImageApiSettings.withLatency(latency).honouringIdempotencyKey(), "resend");
    }

    /** Calls of unknown outcome are not repeated. */
    static RunProcess withoutResending(Path folder, int rows, int cap, Latency latency) throws IOException {
        return new RunProcess(folder, rows, cap, ImageApiSettings.withLatency(latency), "fail");
    }

    ImageApi api() {
        return api;
    }

    DarkroomProcess start() throws IOException {
        return DarkroomProcess.start(
                folder, "run " + file.getFileName() + " --pictures none --profile extended --out out.jsonl");
    }

    /** Starts it and waits until so many calls were billed. */
    DarkroomProcess startUntilBilled(long calls) throws IOException {
        DarkroomProcess process = start();
        await().atMost(LIMIT).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("ended early: " + process.said());
            }
            return api.bills().totals().billedCalls() >= calls;
        });
        return process;
    }

    /** The manifest of a finished run. */
    List<JsonNode> manifest() throws IOException {
        return Files.readAllLines(job.lines()).stream().map(RunProcess::json).toList();
    }

    /** Values in {@code image.completed}, as a consumer reads them. */
    List<JsonNode> completed() {
        return values("image.completed");
    }

    /** Good answers in the replies topic that are older than this. */
    long answersWrittenBefore(Instant time) {
        return values("image.replies.sandbox").stream()
                .filter(reply -> reply.get("kind").asText().equals("FINISHED"))
                .filter(reply -> Instant.parse(reply.get("answeredAt").asText()).isBefore(time))
                .count();
    }

    /** Idempotency keys that were called for more than once. */
    Set<String> repeatedKeys() {
        return api.bills().byToken().entrySet().stream()
                .filter(bill -> bill.getValue().calls() > 1)
                .map(bill -> bill.getKey().replaceFirst(":g\\d+:c\\d+$", ""))
                .collect(Collectors.toSet());
    }

    /** Idempotency keys of the lines that say that a picture may have been billed twice. */
    Set<String> flagged() throws IOException {
        return manifest().stream()
                .filter(line -> line.get("possible_duplicate_charge").asBoolean())
                .map(line -> line.get("idempotency_key").asText())
                .collect(Collectors.toSet());
    }

    private List<JsonNode> values(String topic) {
        Cli.Ending tail = Cli.in(folder)
                .run("tail", topic, "--data-dir", folder.resolve(".darkroom").toString());
        return tail.out().lines().map(line -> json(line).get("value")).toList();
    }

    Bills.Totals paid() {
        return api.bills().totals();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
