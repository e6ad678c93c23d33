package io.darkroom.app.local.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.job.Job;
import io.darkroom.app.job.Plant;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages that start aside are stopped with a backlog. */
class LateStagesIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int ROWS = 40;

    @TempDir
    Path folder;

    private Plant plant;
    private LateStages late;

    @BeforeEach
    void start() throws IOException {
        plant = Plant.start(folder, Map.of("providers.sandbox.max-in-flight", "2"), Latency.of(Duration.ofMillis(200)));
        late = new LateStages(
                () -> plant.run("late", Set.of(Stage.INTAKE, Stage.GENERATION)),
                why -> assertThat(why).isNull());
        Job job = plant.job(folder);
        Job.Result imported =
                job.command(List.of("import", job.catalog("P", ROWS).toString()));
        assertThat(imported.code()).as(imported.err()).isZero();
    }

    @AfterEach
    void stop() {
        late.close();
        plant.close();
    }

    @Test
    void theirBacklogIsNotWaitedFor() {
        late.begin();
        await().atMost(LIMIT).until(() -> plant.api().calls() >= 2);

        late.stopCalling();

        await().atMost(LIMIT).during(Duration.ofSeconds(2)).until(() -> late.inFlight() == 0);
        assertThat(plant.api().calls()).isLessThan(ROWS);
    }
}
