package io.darkroom.pipeline.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writes {@code src/test/resources/simulation/*.txt}. Its name keeps it out of ordinary test runs:
 * {@code ./mvnw test -pl modules/pipeline -am -Dtest=WriteSimulationResults -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class WriteSimulationResults {

    @ParameterizedTest
    @MethodSource("io.darkroom.pipeline.simulation.Scenarios#all")
    void asTheSimulationSays(Scenario scenario) throws IOException {
        Path file = Results.file(scenario);
        Files.createDirectories(file.getParent());
        Files.writeString(file, Results.text(scenario, scenario.run()));
    }
}
