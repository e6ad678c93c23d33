package io.darkroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @BeforeEach
    void anyPorts() throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), "sandbox: {kafka-port: 0, registry-port: 0, api-port: 0}\n");
    }

    @Test
    void tellsHowItIsReachedEndsOnCtrlCWithThoseWhoFollowItAndKeepsWhatItHad() throws Exception {
        StringWriter tailSaid = new StringWriter();
        StringWriter manifestSaid = new StringWriter();
        CompletableFuture<Integer> tail;
        StringWriter statusSaid = new StringWriter();
        CompletableFuture<Integer> manifest;
        CompletableFuture<Integer> status;
        Path lines = folder.resolve("lines.jsonl");
        try (DarkroomProcess sandbox = DarkroomProcess.start(folder, "sandbox")) {
            sandbox.awaitText("Try, at another terminal");

            assertThat(sandbox.said())
                    .contains("Kafka  ", "Schema registry  http://127.0.0.1:", "Image API  ", "/api/v1/images");
            assertThat(Cli.in(folder)
                            .run("tail", "image.completed", "--data-dir", data())
                            .code())
                    .isZero();
            tail = aside(tailSaid, "tail", "_schemas", "--follow", "--data-dir", data());
            manifest = aside(manifestSaid, "manifest", "--follow", "--data-dir", data(), "--out", lines.toString());
            await().atMost(LIMIT).until(() -> tailSaid.toString().contains("\"offset\""));
            await().atMost(LIMIT).until(() -> Files.exists(folder.resolve("lines.jsonl.partial")));
            assertThat(imported().err())
                    .contains("Nothing draws them yet", "(darkroom sandbox) holds, for a darkroom serve beside it");
            status = aside(statusSaid, "status", "LONE-1", "--follow", "--data-dir", data());
            await().atMost(LIMIT).until(() -> statusSaid.toString().contains("LONE-1"));
            assertThat(sandbox.interrupt()).isEqualTo(130);
        }

        assertThat(tail.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isZero();
        assertThat(tailSaid.toString()).contains("nothing is left to look at");
        assertThat(manifest.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(manifestSaid.toString()).contains("has ended; the same command without --follow");
        assertThat(lines).doesNotExist();
        assertThat(status.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(statusSaid.toString()).contains("has ended; nothing is left to look at: the same command without");
        Cli.Ending check = Cli.in(folder).run("topics", "check", "--data-dir", data());

        assertThat(check.out()).contains("as they should be");
        assertThat(check.code()).isZero();
    }

    @Tag("long")
    @Test
    void endsInOrderWhenItIsTerminated() throws Exception {
        try (DarkroomProcess sandbox = DarkroomProcess.start(folder, "sandbox")) {
            assertThat(sandbox.awaitText("Try, at another terminal").terminate())
                    .isZero();
        }
    }

    @Test
    void playsTheApiOfAnyProvider() throws Exception {
        try (DarkroomProcess sandbox = DarkroomProcess.start(folder, "sandbox --provider pixelmuse")) {
            sandbox.awaitText("no paid run uses");

            assertThat(sandbox.said())
                    .containsPattern("--provider pixelmuse --provider-url http://127.0.0.1:[1-9]")
                    .contains("no result of pixelmuse");
        }
    }

    /** One event, which nobody takes up. */
    private Cli.Ending imported() throws IOException {
        Path rows = Files.writeString(
                folder.resolve("lone.csv"), "sku,title,image_url\nLONE-1,Chair,https://images.example/1.png\n");
        Cli.Ending ending = Cli.in(folder).run("import", rows.toString(), "--data-dir", data());
        assertThat(ending.code()).as(ending.err()).isZero();
        return ending;
    }

    private CompletableFuture<Integer> aside(StringWriter said, String... words) {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> code.complete(Cli.in(folder).run(said, said, words)));
        return code;
    }

    private String data() {
        return folder.resolve(".darkroom").toString();
    }
}
