package io.darkroom.app.deploy.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import io.darkroom.app.deploy.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/**
 * What the Helm chart renders. Immutable. Any thread.
 *
 * @param manifests one after the other, hooks included
 */
record Chart(List<JsonNode> manifests) {
    /** Where the chart is. */
    static final Path FOLDER = Repository.file("deploy/helm/darkroom");

    /** Values that switch everything on. */
    static final Path FULL = Repository.file("modules/app/src/test/resources/chart/full.yaml");

    /** What it is rendered for; without one Helm takes an old one. */
    private static final String KUBERNETES = "1.31.0";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path WITHOUT_HOOKS = withoutHooks();

    static LintResult lint() {
        return new Helm(FOLDER).lint().strict().call();
    }

    /** As {@code helm install pictures} does, with the values of the chart. */
    static Chart rendered() {
        return of(command());
    }

    /** With a file of values. */
    static Chart rendered(Path values) {
        return of(command().withValuesFile(values));
    }

    /** With single values. */
    static Chart rendered(Map<String, Object> values) {
        TemplateCommand command = command();
        values.forEach(command::set);
        return of(command);
    }

    private static TemplateCommand command() {
        return new Helm(WITHOUT_HOOKS)
                .template()
                .withName("pictures")
                .withNamespace("shop")
                .withKubeVersion(KUBERNETES);
    }

    /**
     * A copy whose hooks are manifests like others, under an annotation of its own: the library leaves hooks out. Each JVM
     * has one, for they run side by side.
     */
    private static Path withoutHooks() {
        Path copy = Repository.file("modules/app/target/chart-without-hooks/"
                + ProcessHandle.current().pid());
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(FOLDER.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.writeString(to, Files.readString(file).replace("helm.sh/hook", "hooks.test/hook"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    private static Chart of(TemplateCommand command) {
        Iterable<Object> all = new Yaml().loadAll(command.call());
        List<JsonNode> manifests = new ArrayList<>();
        all.forEach(each -> {
            if (each != null) {
                manifests.add(JSON.valueToTree(each));
            }
        });
        return new Chart(List.copyOf(manifests));
    }

    /** All of a kind. */
    List<JsonNode> all(String kind) {
        return manifests.stream()
                .filter(each -> each.path("kind").asText().equals(kind))
                .toList();
    }

    /** The one of a kind with this name. */
    JsonNode one(String kind, String name) {
        return all(kind).stream()
                .filter(each -> nameOf(each).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " among "
                        + all(kind).stream().map(Chart::nameOf).toList()));
    }

    static String nameOf(JsonNode manifest) {
        return manifest.at("/metadata/name").asText();
    }

    /** The pod of a stage. */
    JsonNode podOf(String stage) {
        return one("StatefulSet", "pictures-darkroom-" + stage).at("/spec/template/spec");
    }

    /** Names of the Secrets that a container takes its variables from. */
    static List<String> secretsOf(JsonNode pod) {
        return StreamSupport.stream(pod.at("/containers/0/envFrom").spliterator(), false)
                .map(each -> each.at("/secretRef/name").asText())
                .toList();
    }
}
