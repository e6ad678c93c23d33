package io.darkroom.app.promise;

import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.guarantee.Guarantee;
import io.darkroom.app.promise.world.Ground;
import io.darkroom.app.promise.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All guarantees hold in every scenario of a family; {@code -Dscenario=NAME,…} runs some. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Promises {
    @TempDir
    static Path folder;

    private static final Report REPORT = Report.ofThisBuild();
    private static Ground ground;

    private final Scenarios scenarios;

    Promises(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @BeforeAll
    static void start() {
        ground = new Ground(folder.resolve("kafka"));
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    Stream<Named<Scenario>> brief() {
        return chosen(scenarios.brief());
    }

    Stream<Named<Scenario>> lengthy() {
        return chosen(scenarios.lengthy());
    }

    private static Stream<Named<Scenario>> chosen(List<Scenario> scenarios) {
        List<String> only = List.of(System.getProperty("scenario", "").split(","));
        return scenarios.stream()
                .filter(scenario -> only.equals(List.of("")) || only.contains(scenario.name()))
                .map(scenario -> Named.of(scenario.name(), scenario));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("brief")
    void everyGuaranteeHolds(Scenario scenario) throws Exception {
        play(scenario);
    }

    @Tag("long")
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("lengthy")
    void everyGuaranteeHoldsInTheLongRun(Scenario scenario) throws Exception {
        play(scenario);
    }

    private static void play(Scenario scenario) throws Exception {
        long begin = System.nanoTime();
        try (World world = scenario.world(ground, folder.resolve(scenario.name()))) {
            Allowance allowed = scenario.happen(world);
            world.awaitQuiet();
            Evidence evidence = world.evidence(allowed);
            REPORT.add(scenario.name(), evidence, (System.nanoTime() - begin) / 1_000_000_000);
            Guarantee.ALL.forEach(guarantee -> guarantee.assertHolds(evidence));
            scenario.examine(evidence);
        }
    }
}
