package io.darkroom.app.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.Cli;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.document.Typed;
import io.darkroom.app.local.disk.DataDir;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever follows the page of an example can type each of its commands; tests beside this one draw with them. */
class ExampleCommandsTest {
    @TempDir
    Path folder;

    static List<String> names() {
        return ExamplePage.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachCommandIsOneAndItsFilesAreThere(String example) {
        assertThat(ExamplePage.of(example).typed()).isNotEmpty().allSatisfy(typed -> {
            Cli.parse(typed.words());
            assertThat(typed.words().stream().filter(word -> word.startsWith("examples/")))
                    .allSatisfy(
                            file -> assertThat(ExamplePage.ROOT.resolve(file)).exists());
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void settingsOfEachCommandCanBeRead(String example) {
        assertThat(ExamplePage.of(example).typed())
                .allSatisfy(typed -> assertThat(config(typed)).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("names")
    void processesThatRunBesideOneAnotherHaveDataFoldersOfTheirOwn(String example) {
        List<Typed> typed = ExamplePage.of(example).typed();
        List<Path> sandbox = folders(typed, "sandbox");

        assertThat(folders(typed, "serve")).doesNotContainAnyElementsOf(sandbox.isEmpty() ? List.of(folder) : sandbox);
    }

    private List<Path> folders(List<Typed> typed, String subcommand) {
        return typed.stream()
                .filter(each -> each.subcommand().equals(subcommand))
                .map(each -> DataDir.folder(config(each)))
                .toList();
    }

    private DarkroomConfig config(Typed typed) {
        Overrides flags = new Overrides();
        option(typed, "--data-dir").ifPresent(dir -> flags.put("data-dir", dir, "--data-dir"));
        option(typed, "--provider").ifPresent(name -> flags.put("provider", name, "--provider"));
        return new ConfigLoader(folder, Map.copyOf(typed.environment(ExamplePage.ROOT)))
                .load(option(typed, "--config").map(ExamplePage.ROOT::resolve), flags);
    }

    private static Optional<String> option(Typed typed, String name) {
        int at = typed.words().indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(typed.words().get(at + 1));
    }
}
