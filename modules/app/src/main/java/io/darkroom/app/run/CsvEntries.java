package io.darkroom.app.run;

import io.darkroom.app.catalog.ChangeFactory;
import io.darkroom.app.catalog.Row;
import io.darkroom.app.catalog.RowReader;
import io.darkroom.app.manifest.ErrorText;
import io.darkroom.contract.Violation;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The rows of a catalog file as events. One thread. */
record CsvEntries(RowReader rows, ChangeFactory factory, ErrorText errors, InstantSource clock) implements Entries {
    @Override
    public Optional<Entry> next() throws IOException {
        return rows.next().map(row -> switch (row) {
            case Row.Order order -> new Entry.Event(order.line(), factory.change(order, clock.instant()));
            case Row.Refused refused -> new Entry.Refused(refused.line(), refused.reason(), refused.problems());
        });
    }

    @Override
    public String sentence(List<Violation> violations) {
        return errors.of(violations, 0);
    }

    @Override
    public String name(String field) {
        return errors.column(field);
    }

    @Override
    public String input() {
        return rows.text();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
