package io.darkroom.app.promise;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.process.Killed;
import io.darkroom.app.promise.world.Ground;
import io.darkroom.app.promise.world.World;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All promises hold whatever happens. */
class PromisesIT {
    @TempDir
    static Path folder;

    private static Ground ground;

    @BeforeAll
    static void start() {
        ground = new Ground(folder.resolve("kafka"));
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    static Stream<Arguments> scenarios() {
        return Stream.of(arguments("killed", new Killed()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void allPromisesHold(String name, Scenario scenario) throws Exception {
        try (World world = World.on(ground, folder.resolve(name), scenario.setting())) {
            Allowance allowed = scenario.happen(world);
            world.awaitQuiet();
            Evidence evidence = world.evidence(allowed);
            Guarantee.ALL.forEach(guarantee -> guarantee.assertHolds(evidence));
        }
    }
}
