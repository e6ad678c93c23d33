package io.darkroom.pipeline.generate;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A world in which one request was sent to a provider that draws in jobs. */
abstract class JobOrdered {
    static final Duration LOOK = Duration.ofSeconds(3);

    final JobWorld world = new JobWorld(1);
    final JobApi api = world.api;

    @BeforeEach
    void order() {
        world.settle();
        world.request(Requests.of("a"));
        world.settle();
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** Time passes until the job is looked at. */
    void look() {
        world.pass(LOOK);
        world.settle();
    }
}
