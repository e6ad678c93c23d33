package io.darkroom.app.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.darkroom.app.catalog.RowId;
import io.darkroom.app.catalog.text.JsonLines;
import io.darkroom.app.input.entry.Entries;
import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.input.entry.EventCheck;
import io.darkroom.contract.text.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The lines of a JSON Lines file as events. One thread. */
final class JsonEntries implements Entries {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_NAME = 200;

    private final JsonLines lines;
    private final EventCheck check;
    private final int limit;
    private int read;
    private int place;
    private String input = "";

    /** @param limit lines to take at most */
    JsonEntries(JsonLines lines, EventCheck check, int limit) {
        this.lines = lines;
        this.check = check;
        this.limit = limit;
    }

    @Override
    public Optional<Entry> next() throws IOException {
        if (read >= limit) {
            return Optional.empty();
        }
        Optional<Entry> next = lines.next().map(this::entry);
        next.ifPresent(entry -> place += entry.names().size());
        return next;
    }

    private Entry entry(JsonLines.Line line) {
        read++;
        input = line.text().orElse("");
        return line.text().isEmpty()
                ? Entry.Refused.of(
                        place,
                        line.number(),
                        List.of(unknown()),
                        "the line has more than " + JsonLines.LONGEST + " characters")
                : check.entry(place, line.number(), input, () -> guessed(input));
    }

    /** Whose line it probably is, for a line that cannot be read as an event. */
    private static RowId guessed(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            String sku = name(json, "sku");
            String anchor = name(json, "anchorId");
            return new RowId(
                    name(json, "jobId"),
                    sku,
                    anchor.isEmpty() ? sku : anchor,
                    name(json, "segment"),
                    name(json.path("shots").path(0), "shotName"));
        } catch (JsonProcessingException e) {
            return unknown();
        }
    }

    private static String name(JsonNode json, String field) {
        return Texts.cut(json.path(field).asText(""), LONGEST_NAME);
    }

    private static RowId unknown() {
        return new RowId("", "", "", "", "");
    }

    @Override
    public String input() {
        return input;
    }

    @Override
    public int blank() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
