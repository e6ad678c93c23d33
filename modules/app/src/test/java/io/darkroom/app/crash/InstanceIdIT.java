package io.darkroom.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.Broker;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.job.Job;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.ImageApiSettings;
import io.darkroom.sandbox.api.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIdIT {
    private static final int ROWS = 6;

    @TempDir
    Path folder;

    private Broker broker;
    private ImageApi api;

    @BeforeEach
    void start() throws IOException {
        broker = Broker.on(folder.resolve("data"));
        api = ImageApi.start(ImageApiSettings.withLatency(Latency.of(Duration.ofMillis(100))));
        Files.writeString(folder.resolve("darkroom.yaml"), "instance-id: twin\n");
    }

    @AfterEach
    void stop() {
        api.close();
        broker.close();
    }

    @Test
    void aSecondProcessWithTheInstanceIdOfARunningOneIsRefusedAndAKilledOneGetsItsPlaceBack() throws Exception {
        try (DarkroomProcess first = serve("one").awaitText("serving")) {
            try (DarkroomProcess second = serve("two")) {
                assertThat(second.exitCode()).as(second.said()).isEqualTo(3);
                assertThat(second.said())
                        .contains("another process on host 127.0.0.1 works as instance-id twin")
                        .doesNotContain("Exception", "serving");
            }
            assertThat(job()).as(first.said()).isEqualTo(ROWS);
            assertThat(first.said()).doesNotContain("Exception", "fenced");
            first.kill();
        }

        try (DarkroomProcess again = serve("one").awaitText("serving")) {
            assertThat(job()).isEqualTo(ROWS);
            assertThat(again.terminate()).isZero();
        }
    }

    private DarkroomProcess serve(String dir) throws IOException {
        return DarkroomProcess.start(
                folder, "serve --data-dir %s --provider-url %s %s".formatted(dir, api.base(), broker.flags()));
    }

    /** Runs new rows through the stages and tells how many were drawn. */
    private long job() throws IOException {
        Job job = new Job(folder, Map.of(), List.of(broker.flags().split(" ")));
        long before = api.calls();
        Job.Result result = job.run(job.catalog("J" + before, ROWS));
        assertThat(result.code()).as(result.err()).isZero();
        return api.calls() - before;
    }
}
