package io.darkroom.app.document.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.document.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the schema of the chart says of values that a page shows. Any thread. */
final class HelmPaths {
    private final JsonNode schema;

    HelmPaths() throws IOException {
        schema = new ObjectMapper()
                .readTree(Page.ROOT
                        .resolve("deploy/helm/darkroom/values.schema.json")
                        .toFile());
    }

    /** Whether all of these stand at the top. */
    boolean know(List<String> names) {
        return names.stream().allMatch(name -> schema.at("/properties").has(name));
    }

    /** Paths that the chart does not have. */
    List<String> unknown(Map<?, ?> values) {
        List<String> unknown = new ArrayList<>();
        walk(values, schema, "", unknown);
        return unknown;
    }

    private void walk(Map<?, ?> values, JsonNode part, String path, List<String> unknown) {
        JsonNode found = part.has("$ref") ? schema.at(part.path("$ref").asText().substring(1)) : part;
        if (!found.has("properties")) {
            return;
        }
        values.forEach((name, value) -> {
            JsonNode property = found.path("properties").path(name.toString());
            if (property.isMissingNode()) {
                unknown.add(path + name);
            } else if (value instanceof Map<?, ?> below) {
                walk(below, property, path + name + ".", unknown);
            }
        });
    }
}
