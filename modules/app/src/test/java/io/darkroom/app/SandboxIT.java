package io.darkroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxIT {
    @TempDir
    Path folder;

    @BeforeEach
    void anyPorts() throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), "sandbox: {kafka-port: 0, registry-port: 0, api-port: 0}\n");
    }

    @Test
    void tellsHowItIsReachedEndsOnCtrlCAndKeepsWhatItHad() throws Exception {
        try (DarkroomProcess sandbox = DarkroomProcess.start(folder, "sandbox")) {
            sandbox.awaitText("Try, at another terminal");

            assertThat(sandbox.said())
                    .contains("Kafka  ", "Schema registry  http://127.0.0.1:", "Image API  ", "/api/v1/images");
            assertThat(Cli.in(folder)
                            .run("tail", "image.completed", "--data-dir", data())
                            .code())
                    .isZero();
            assertThat(sandbox.interrupt()).isEqualTo(130);
        }

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

    private String data() {
        return folder.resolve(".darkroom").toString();
    }
}
