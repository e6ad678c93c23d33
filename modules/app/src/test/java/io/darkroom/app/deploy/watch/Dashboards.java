package io.darkroom.app.deploy.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.deploy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** deploy/grafana. Any thread. */
final class Dashboards {
    private static final Path FOLDER = Repository.file("deploy/grafana/dashboards");

    private Dashboards() {}

    /** Each dashboard by the name of its file. */
    static Map<String, JsonNode> read() throws IOException {
        Map<String, JsonNode> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                all.put(file.getFileName().toString(), new ObjectMapper().readTree(file.toFile()));
            }
        }
        return all;
    }

    /** Panels that show something, not the headings. */
    static List<JsonNode> panels(JsonNode dashboard) {
        List<JsonNode> panels = new ArrayList<>();
        dashboard.path("panels").forEach(panel -> {
            if (!panel.path("type").asText().equals("row")) {
                panels.add(panel);
            }
        });
        return panels;
    }

    /** Every expression with where it stands, and the queries of the choices above. */
    static Map<String, String> expressions() throws IOException {
        Map<String, String> all = new TreeMap<>();
        read().forEach((file, dashboard) -> {
            panels(dashboard)
                    .forEach(panel -> panel.path("targets")
                            .forEach(target -> all.put(
                                    "%s, %s %s"
                                            .formatted(
                                                    file,
                                                    panel.path("title").asText(),
                                                    target.path("refId").asText()),
                                    target.path("expr").asText())));
        });
        return all;
    }
}
