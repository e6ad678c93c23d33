package io.darkroom.app.input.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.darkroom.app.catalog.RowId;
import io.darkroom.app.catalog.RowWidth;
import io.darkroom.app.catalog.table.TableFile;
import io.darkroom.app.catalog.table.TableReader;
import io.darkroom.app.input.entry.Entries;
import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.input.entry.EventCheck;
import io.darkroom.contract.Violation;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a mapped CSV as events. One thread. */
public final class MappedEntries implements Entries {
    private final TableReader rows;
    private final int width;
    private final Part.Group event;
    private final EventCheck check;
    private final InstantSource clock;
    private final int limit;
    private int read;
    private int place;

    MappedEntries(TableFile table, Part.Group event, EventCheck check, InstantSource clock, int limit)
            throws IOException {
        this.rows = table.rows();
        this.width = table.columns().size();
        this.event = event;
        this.check = check;
        this.clock = clock;
        this.limit = limit;
    }

    @Override
    public Optional<Entry> next() throws IOException {
        if (read >= limit) {
            return Optional.empty();
        }
        Optional<Entry> next = rows.next().map(this::entry);
        next.ifPresent(entry -> place += entry.names().size());
        return next;
    }

    private Entry entry(TableReader.TableRow row) {
        read++;
        Optional<String> wrong = RowWidth.wrong(row.values().size(), width);
        if (wrong.isPresent()) {
            return refused(row.line(), List.of(new Violation("", wrong.get(), "")), wrong.get(), id(""));
        }
        List<Violation> problems = new ArrayList<>();
        ObjectNode json = event.object(row.values(), problems);
        if (!json.has("occurredAt")) {
            json.put(
                    "occurredAt", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        }
        return problems.isEmpty()
                ? check.entry(place, row.line(), json.toString(), () -> guessed(json))
                : refused(row.line(), problems, check.errors().of(problems, 0), guessed(json));
    }

    private Entry refused(long line, List<Violation> problems, String reason, RowId id) {
        return new Entry.Refused(place, line, List.of(id), reason, problems);
    }

    private RowId guessed(JsonNode json) {
        return id(json.path("sku").asText(""));
    }

    private RowId id(String sku) {
        return new RowId(check.stamp().id(), sku, sku, "", "");
    }

    @Override
    public String input() {
        return rows.text();
    }

    @Override
    public int blank() {
        return rows.blank();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
