package io.darkroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class CommandHelpTest {
    @TempDir
    Path folder;

    static Stream<String> commands() {
        return all(Main.command()).map(command -> command.getCommandSpec().qualifiedName());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItself(String name) {
        Cli.Ending help = Cli.in(folder).run(arguments(name, "--help"));

        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).contains("Usage: " + name, "Exit codes:", "130", "--help", "--version");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasAVersion(String name) {
        Cli.Ending version = Cli.in(folder).run(arguments(name, "--version"));

        assertThat(version.code()).isZero();
        assertThat(version.out()).startsWith("darkroom ").contains("Java");
    }

    @Test
    void everyCommandHasAHeaderAndAnExample() {
        assertThat(all(Main.command()).skip(1)).allSatisfy(command -> {
            CommandSpec spec = command.getCommandSpec();
            assertThat(spec.usageMessage().header()).as(spec.qualifiedName()).isNotEmpty();
            assertThat(String.join("\n", spec.usageMessage().footer()))
                    .as(spec.qualifiedName())
                    .contains("Example", spec.qualifiedName());
        });
    }

    @Test
    void noCommandIsDescribedAsTheWholeProgram() {
        String root =
                String.join("", Main.command().getCommandSpec().usageMessage().description());

        assertThat(all(Main.command()).skip(1))
                .allSatisfy(command -> assertThat(String.join(
                                "", command.getCommandSpec().usageMessage().description()))
                        .as(command.getCommandSpec().qualifiedName())
                        .isNotBlank()
                        .isNotEqualTo(root));
    }

    @Test
    void everyOptionIsDescribed() {
        assertThat(all(Main.command()))
                .allSatisfy(command -> assertThat(command.getCommandSpec().options())
                        .allSatisfy((OptionSpec option) -> assertThat(String.join("", option.description()))
                                .as(option.longestName())
                                .isNotBlank()));
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(CommandHelpTest::all));
    }

    private static String[] arguments(String qualifiedName, String option) {
        return (qualifiedName + " " + option).replaceFirst("^darkroom ", "").split(" ");
    }
}
