package io.darkroom.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.benchmarks.Main;
import io.darkroom.benchmarks.command.Suite.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class SuiteTest {
    @Test
    void stepsAreCalledAsTheirCommands() {
        assertThat(Suite.steps())
                .allSatisfy(step -> assertThat(step.program()
                                .get()
                                .getClass()
                                .getAnnotation(Command.class)
                                .name())
                        .isEqualTo(step.name()));
    }

    @Test
    void everyMeasurementIsPartOfAll() {
        List<String> commands = List.of(Main.class.getAnnotation(Command.class).subcommands()).stream()
                .map(type -> type.getAnnotation(Command.class).name())
                .toList();

        assertThat(commands)
                .containsAll(Suite.names())
                .hasSize(Suite.names().size()
                        + List.of("all", "page", "hotspots").size());
    }

    @Test
    void pageTellsWhatEachMeasures() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "benchmarks.md"));

        assertThat(Suite.steps())
                .extracting(Step::name)
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void unknownNameIsRefusedBeforeAnythingRuns() {
        assertThat(new CommandLine(new AllCommand()).execute("--only", "fill,nothing"))
                .isEqualTo(2);
        assertThat(new CommandLine(new AllCommand()).execute("--only", "fill", "--plan"))
                .isZero();
    }
}
