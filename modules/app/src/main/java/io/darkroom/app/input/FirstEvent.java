package io.darkroom.app.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.json.RecordJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows what a mapping makes of the first row. Any thread. */
public final class FirstEvent {
    private static final JsonMapper JSON = new JsonMapper();
    private static final RecordJson<CatalogChange> NOTATION = RecordJson.of(CatalogChange.class);

    private FirstEvent() {}

    /** The event, without what nothing is said about; no lines for a file without a mapping. */
    public static List<String> of(Input input, Optional<CatalogChange> first) {
        List<String> lines = new ArrayList<>();
        if (input.kind() instanceof Input.Kind.Mapped && first.isPresent()) {
            lines.add("The first row that can be read becomes:");
            json(first.get()).lines().map(line -> "  " + line).forEach(lines::add);
        }
        return lines;
    }

    private static String json(CatalogChange change) {
        try {
            JsonNode json = JSON.readTree(NOTATION.write(change));
            prune(json);
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record in memory cannot be written", e);
        }
    }

    private static void prune(JsonNode json) {
        json.forEach(FirstEvent::prune);
        var each = json.elements();
        while (each.hasNext()) {
            JsonNode value = each.next();
            if (value.isNull() || (value.isContainerNode() && value.isEmpty())) {
                each.remove();
            }
        }
    }
}
