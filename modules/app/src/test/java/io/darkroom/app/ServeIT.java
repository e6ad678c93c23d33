package io.darkroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeIT {
    @TempDir
    Path folder;

    @Test
    void servesUntilItIsTerminatedAndLeavesItsFolderFree() throws Exception {
        try (Broker broker = Broker.on(folder.resolve("data"));
                DarkroomProcess serve = DarkroomProcess.start(folder, line(broker))) {
            serve.awaitText("serving");

            int code = serve.terminate();

            assertThat(serve.said()).contains("stopping: no new calls").doesNotContain("Exception");
            assertThat(code).isZero();
            assertThat(folder.resolve("serve/sandbox/owner")).doesNotExist();
        }
    }

    @Test
    void ctrlCEndsItInOrderWithItsOwnCode() throws Exception {
        try (Broker broker = Broker.on(folder.resolve("data"));
                DarkroomProcess serve = DarkroomProcess.start(folder, line(broker))) {
            serve.awaitText("serving");

            assertThat(serve.interrupt()).isEqualTo(130);
            assertThat(serve.said()).contains("stopping: no new calls");
        }
    }

    @Test
    void aSecondProcessOnTheSameFolderIsRefused() throws Exception {
        try (Broker broker = Broker.on(folder.resolve("data"));
                DarkroomProcess first = DarkroomProcess.start(folder, line(broker))) {
            first.awaitText("serving");

            try (DarkroomProcess second = DarkroomProcess.start(folder, line(broker))) {
                assertThat(second.exitCode()).isEqualTo(3);
                assertThat(second.said()).contains("is in use by process", "darkroom serve");
            }
            assertThat(first.terminate()).isZero();
        }
    }

    private static String line(Broker broker) {
        return "serve --data-dir serve --provider-url http://127.0.0.1:1 " + broker.flags();
    }
}
