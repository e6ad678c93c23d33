package io.darkroom.app.trial;

import io.darkroom.app.catalog.CatalogFile;
import io.darkroom.app.catalog.ChangeFactory;
import io.darkroom.app.catalog.Row;
import io.darkroom.app.catalog.RowId;
import io.darkroom.app.catalog.RowReader;
import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.catalog.StampMint;
import io.darkroom.app.catalog.Wishes;
import io.darkroom.app.catalog.text.InputForm;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.input.entry.Entries;
import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.input.entry.EventCheck;
import io.darkroom.app.input.entry.InputFile;
import io.darkroom.app.input.mapping.Defaults;
import io.darkroom.app.input.mapping.MappedFile;
import io.darkroom.app.manifest.ErrorText;
import io.darkroom.contract.CatalogChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the product of a trial: a row of a CSV file as {@code run} reads it, or an event in JSON, alone in its file or on a
 * line of one; each may be gzip. One thread.
 *
 * @param mapping what the columns of a CSV mean; empty for the columns of a recipe
 * @param sku which product; empty for the first
 */
record ProductReader(Path file, Optional<Path> mapping, Optional<String> sku, Instant now) {

    CatalogChange read() {
        if (!Files.isReadable(file)) {
            throw UserError.usage("--product: " + file + " does not exist or cannot be read.");
        }
        try {
            return mapping.isPresent() ? mapped(mapping.get()) : unmapped();
        } catch (IOException e) {
            throw UserError.usage(CatalogFile.sentence(file, e) + ".", e);
        }
    }

    private CatalogChange unmapped() throws IOException {
        return switch (InputForm.named(file).orElseGet(() -> InputForm.of(file))) {
            case CSV -> row();
            case JSONL -> new ProductJson(file, sku, now).read();
            case JSON_LIST ->
                throw UserError.usage(
                        file + " is one JSON list; one event is needed, or one a line (jq -c '.[]' makes them).");
        };
    }

    private CatalogChange mapped(Path map) throws IOException {
        InputFile input = new InputFile(file, file.toString(), false);
        MappedFile opened = MappedFile.open(map, input, new Defaults(Wishes.NONE, OptionalInt.empty()));
        EventCheck check = new EventCheck(StampMint.stamp(now), false, new ErrorText(opened::column));
        try (Entries entries = opened.entries(check, () -> now, Integer.MAX_VALUE)) {
            for (Optional<Entry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                if (wanted(entry.get().names().getFirst())) {
                    return event(entry.get());
                }
            }
        }
        throw notFound(file, sku);
    }

    private CatalogChange event(Entry entry) {
        return switch (entry) {
            case Entry.Event event -> event.change();
            case Entry.Refused refused -> throw unusable(refused.line(), refused.reason());
        };
    }

    private CatalogChange row() throws IOException {
        CatalogFile opened = switch (CatalogFile.open(file)) {
            case CatalogFile.Opening.Ready ready -> ready.file();
            case CatalogFile.Opening.Unreadable no -> throw UserError.usage(no.sentence() + ".");
        };
        RunStamp stamp = StampMint.stamp(now);
        ChangeFactory factory = new ChangeFactory(opened.header().recipe(), stamp, 1, Wishes.NONE);
        try (RowReader rows = opened.rows(Integer.MAX_VALUE, stamp.id())) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                if (wanted(row.get().id())) {
                    return factory.change(order(row.get()), now);
                }
            }
        }
        throw notFound(file, sku);
    }

    private boolean wanted(RowId id) {
        return sku.map(id.sku()::equals).orElse(true);
    }

    private Row.Order order(Row row) {
        return switch (row) {
            case Row.Order order -> order;
            case Row.Refused refused -> throw unusable(refused.line(), refused.reason());
        };
    }

    private UserError unusable(long line, String reason) {
        return UserError.usage("%s line %d cannot be used: %s; --sku names another row.".formatted(file, line, reason));
    }

    static UserError notFound(Path file, Optional<String> sku) {
        return UserError.usage(
                sku.map(name -> "%s has no product %s.".formatted(file, name)).orElse(file + " has no product."));
    }
}
