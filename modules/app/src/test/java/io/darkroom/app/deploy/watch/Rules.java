package io.darkroom.app.deploy.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.deploy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.Yaml;

/**
 * deploy/prometheus/rules.yml. Immutable. Any thread.
 *
 * @param alerts what wakes somebody
 * @param records figures that they are made of
 */
record Rules(List<JsonNode> alerts, List<JsonNode> records) {
    static final Path FOLDER = Repository.file("deploy/prometheus");

    static Rules read() throws IOException {
        JsonNode file = new ObjectMapper().valueToTree(new Yaml().load(Files.readString(FOLDER.resolve("rules.yml"))));
        List<JsonNode> alerts = new ArrayList<>();
        List<JsonNode> records = new ArrayList<>();
        file.path("groups")
                .forEach(
                        group -> group.path("rules").forEach(rule -> (rule.has("alert") ? alerts : records).add(rule)));
        return new Rules(alerts, records);
    }

    /** Names of the alerts. */
    List<String> names() {
        return alerts.stream().map(alert -> alert.path("alert").asText()).toList();
    }
}
