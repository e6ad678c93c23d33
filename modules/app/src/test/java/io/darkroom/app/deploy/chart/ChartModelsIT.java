package io.darkroom.app.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.darkroom.app.deploy.Repository;
import io.darkroom.app.example.Npm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every field of every manifest has the type that the models of Kubernetes and of the Prometheus operator give it. */
class ChartModelsIT {
    @TempDir
    Path folder;

    private Path program;

    @BeforeEach
    void install() throws Exception {
        program = Npm.installed(
                Repository.file("modules/app/src/test/js/manifests"),
                Repository.file("modules/app/target/js-manifests"));
    }

    @Test
    void everyManifestFitsItsModelAndAWrongTypeWouldBeFound() throws Exception {
        List<JsonNode> manifests = new ArrayList<>(Chart.rendered().manifests());
        manifests.addAll(Chart.rendered(Chart.FULL).manifests());
        JsonNode wrong = Chart.rendered().all("StatefulSet").getFirst().deepCopy();
        ((ObjectNode) wrong.path("spec")).put("replicas", "two");
        ((ObjectNode) wrong.path("metadata")).put("name", "wrong");
        manifests.add(wrong);

        assertThat(faults(manifests))
                .singleElement()
                .asString()
                .startsWith("StatefulSet/wrong: ")
                .contains("/spec/replicas must be integer");
    }

    private List<String> faults(List<JsonNode> manifests) throws IOException, InterruptedException {
        Path lines = Files.write(
                folder.resolve("manifests.jsonl"),
                manifests.stream().map(JsonNode::toString).toList());
        Path out = folder.resolve("faults.txt");
        Process node = new ProcessBuilder("node", "check.mjs")
                .directory(program.toFile())
                .redirectInput(lines.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(out.toFile()))
                .start();
        assertThat(node.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(node.exitValue()).as(Files.readString(out)).isZero();
        return Files.readAllLines(out);
    }
}
