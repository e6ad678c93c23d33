package io.darkroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeIT {
    @TempDir
    Path folder;

    @Test
    void aSecondProcessOnTheSameFolderIsRefusedAndTheFirstServesUntilItIsTerminated() throws Exception {
        try (Broker broker = Broker.on(folder.resolve("data"))) {
            try (DarkroomProcess first = DarkroomProcess.start(folder, line(broker))) {
                first.awaitText("serving");
                try (DarkroomProcess second = DarkroomProcess.start(folder, line(broker))) {
                    assertThat(second.exitCode()).isEqualTo(3);
                    assertThat(second.said()).contains("is in use by process", "darkroom serve");
                }

                int code = first.terminate();

                assertThat(first.said()).contains("stopping: no new calls").doesNotContain("Exception");
                assertThat(code).isZero();
                assertThat(folder.resolve("serve/sandbox/owner")).doesNotExist();
            }
            try (DarkroomProcess next = DarkroomProcess.start(folder, line(broker))) {
                next.awaitText("serving");

                assertThat(next.interrupt()).as("Ctrl-C").isEqualTo(130);
                assertThat(next.said()).contains("stopping: no new calls");
            }
        }
    }

    private static String line(Broker broker) {
        return "serve --data-dir serve --provider-url http://127.0.0.1:1 " + broker.flags();
    }
}
