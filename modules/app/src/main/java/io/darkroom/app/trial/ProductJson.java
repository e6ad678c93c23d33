package io.darkroom.app.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.darkroom.app.catalog.text.JsonLines;
import io.darkroom.app.exit.UserError;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.json.JsonRead;
import io.darkroom.contract.json.RecordJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One event in JSON. What a trial does not need may be left out: shots, and the time of the change. One thread.
 *
 * @param sku which product; empty for the first
 */
record ProductJson(Path file, Optional<String> sku, Instant now) {
    private static final RecordJson<CatalogChange> NOTATION = RecordJson.of(CatalogChange.class);
    private static final ObjectReader TREE = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    CatalogChange read() throws IOException {
        Optional<ObjectNode> whole = whole();
        return whole.isPresent() ? change(whole.get(), file.toString()) : line();
    }

    /** The file as one object over several lines; empty when it is anything else. */
    private Optional<ObjectNode> whole() throws IOException {
        return JsonLines.whole(file).flatMap(ProductJson::tree).filter(this::wanted);
    }

    private CatalogChange line() throws IOException {
        try (JsonLines lines = JsonLines.of(file)) {
            for (Optional<JsonLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                String place = file + " line " + line.get().number();
                Optional<ObjectNode> json = line.get().text().flatMap(ProductJson::tree);
                if (json.isEmpty() && sku.isEmpty()) {
                    throw UserError.usage(place + " is no JSON object.");
                }
                if (json.filter(this::wanted).isPresent()) {
                    return change(json.get(), place);
                }
            }
        }
        throw ProductReader.notFound(file, sku);
    }

    private boolean wanted(JsonNode json) {
        return sku.map(json.path("sku").asText()::equals).orElse(true);
    }

    private static Optional<ObjectNode> tree(String text) {
        try {
            return Optional.of(TREE.readTree(text)).filter(JsonNode::isObject).map(ObjectNode.class::cast);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private CatalogChange change(ObjectNode json, String place) {
        if (!json.has("occurredAt")) {
            json.put("occurredAt", now.toString());
        }
        if (!json.has("shots")) {
            json.putArray("shots").addObject();
        }
        return switch (NOTATION.read(json.toString())) {
            case JsonRead.Good<CatalogChange> good -> good.value();
            case JsonRead.Bad<CatalogChange> bad -> throw UserError.usage(place + ": " + bad.sentence() + ".");
        };
    }
}
