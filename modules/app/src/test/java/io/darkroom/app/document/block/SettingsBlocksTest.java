package io.darkroom.app.document.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.Cli;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.document.Block;
import io.darkroom.app.document.NotRun;
import io.darkroom.app.document.Page;
import io.darkroom.app.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Settings that a page shows are settings, with values that are accepted. */
class SettingsBlocksTest {
    private static final List<String> NOT_TRIED = NotRun.rows("Settings in documents");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^Environment=(DARKROOM_\\w+)=(.*)$");
    private static final Pattern COMMAND = Pattern.compile("(?m)^ExecStart=\\S+/darkroom (.*)$");
    private static final Pattern PROPERTY = Pattern.compile("(?m)^(?:darkroom\\.)?([^#\\s][^=\\s]*) *= *(.*)$");
    private static final Pattern KEY = Pattern.compile("-env: ([A-Z_]+)");
    private static final Pattern METRIC = Pattern.compile("darkroom_\\w+");
    private static final List<String> HELM = List.of("deploy/helm/darkroom/README.md", "docs/deploying.md");

    @TempDir
    Path folder;

    static List<Block> yaml() {
        return blocks("ya?ml").filter(block -> !notTried(block)).toList();
    }

    static List<Block> lists() {
        return blocks("properties|ini|env").toList();
    }

    private static Stream<Block> blocks(String language) {
        return Stream.concat(Page.all().stream(), Stream.of(Page.of("deploy/helm/darkroom/README.md")))
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.language().matches(language));
    }

    private static boolean notTried(Block block) {
        return NOT_TRIED.stream().anyMatch(block.text()::contains);
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void whatYamlShowsIsAccepted(Block block) throws IOException {
        List<String> top = block.top();
        HelmPaths helm = new HelmPaths();
        if (HELM.contains(block.page().toString()) && helm.know(top)) {
            assertThat(helm.unknown(new Yaml().<Map<?, ?>>load(block.text()))).isEmpty();
        } else if (top.contains("versions")) {
            accepted(block, "prompts", "lint", write("block.yaml", block.text()));
        } else if (top.contains("sku")) {
            accepted(
                    block,
                    "run",
                    write("shop.csv", columns(block)),
                    "--mapping",
                    write("block.yaml", block.text()),
                    "--dry-run");
        } else {
            assertThatCode(() -> load(Optional.of(block.text()), keys(block)))
                    .as(block.text())
                    .doesNotThrowAnyException();
        }
    }

    /** A row in which each column that the mapping may name has a value. */
    private static String columns(Block block) {
        List<String> names = Pattern.compile("[\\p{L}-]+")
                .matcher(block.text())
                .results()
                .map(MatchResult::group)
                .filter(name -> Character.isUpperCase(name.charAt(0)) && !name.equals("ISO-"))
                .distinct()
                .toList();
        return String.join(";", names) + "\n"
                + names.stream()
                        .map(name -> name.contains("URL") ? "https://img.shop.example/1.jpg" : "x")
                        .collect(Collectors.joining(";"))
                + "\n";
    }

    @ParameterizedTest
    @MethodSource("lists")
    void whatListsOfSettingsShowIsAccepted(Block block) {
        // What systemd puts in: the host and the name of an instance.
        String text = block.text().replace("%H", "host").replace("%i", "generation");
        Map<String, String> environment = new HashMap<>();
        VARIABLE.matcher(text).results().forEach(found -> environment.put(found.group(1), found.group(2)));
        Optional<String> properties = block.language().equals("properties")
                ? Optional.of(PROPERTY.matcher(text).replaceAll("$1: $2"))
                : Optional.empty();

        assertThatCode(() -> load(properties, environment)).as(text).doesNotThrowAnyException();
        COMMAND.matcher(text)
                .results()
                .forEach(found -> Cli.parse(Arrays.asList(found.group(1).split(" ", -1))));
    }

    @Test
    void whatCannotBeTriedIsYamlAndNamesMetricsThatThereAre() throws IOException {
        String known = Files.readString(Page.ROOT.resolve("deploy/prometheus/metrics.txt"));

        assertThat(NOT_TRIED).isNotEmpty();
        for (String part : NOT_TRIED) {
            assertThat(blocks("ya?ml").filter(block -> block.text().contains(part)))
                    .as(part)
                    .isNotEmpty()
                    .allSatisfy(block -> {
                        assertThat(block.top()).isNotEmpty();
                        assertThat(METRIC.matcher(block.text()).results().map(MatchResult::group))
                                .allSatisfy(metric -> assertThat(known).contains(metric));
                    });
        }
    }

    @Test
    void aWrongNameAndAWrongValueAreFound() throws IOException {
        assertThatThrownBy(() -> load(Optional.of("retry:\n  max-atempts: 4\n"), Map.of()))
                .hasMessageContaining("max-atempts");
        assertThatThrownBy(() -> load(Optional.of("retry.max-attempts: 99"), Map.of()))
                .hasMessageContaining("99");
        assertThatThrownBy(() -> load(Optional.empty(), Map.of("DARKROOM_RETRY_MAX_ATTEMPTS", "99")))
                .hasMessageContaining("99");
        assertThat(new HelmPaths().unknown(new Yaml().load("generation: {replicas: 2, pots: 3}")))
                .containsExactly("generation.pots");
    }

    private void load(Optional<String> file, Map<String, String> environment) throws IOException {
        Optional<Path> written =
                file.isPresent() ? Optional.of(Path.of(write("settings.yaml", file.get()))) : Optional.empty();
        new ConfigLoader(folder, environment).load(written, new Overrides());
    }

    /** Variables with credentials that it names. */
    private static Map<String, String> keys(Block block) {
        return KEY.matcher(block.text())
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> "k".repeat(40)));
    }

    private void accepted(Block block, String... words) {
        Cli.Ending ending = Cli.in(folder).run(words);
        assertThat(ending.code()).as(block.text() + ending.err()).isLessThan(ExitCode.USAGE.number());
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
