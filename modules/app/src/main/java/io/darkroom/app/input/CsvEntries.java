package io.darkroom.app.input;

import io.darkroom.app.catalog.ChangeFactory;
import io.darkroom.app.catalog.Row;
import io.darkroom.app.catalog.RowReader;
import io.darkroom.app.input.entry.Entries;
import io.darkroom.app.input.entry.Entry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The rows of a catalog file as events. One thread. */
record CsvEntries(RowReader rows, ChangeFactory factory, InstantSource clock) implements Entries {
    @Override
    public Optional<Entry> next() throws IOException {
        return rows.next().map(row -> switch (row) {
            case Row.Order order ->
                new Entry.Event(order.index(), order.line(), factory.change(order, clock.instant()));
            case Row.Refused no ->
                new Entry.Refused(no.index(), no.line(), List.of(no.id()), no.reason(), no.problems());
        });
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
