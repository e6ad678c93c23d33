package io.darkroom.app.trial;

import io.darkroom.app.catalog.CatalogFile;
import io.darkroom.app.catalog.ChangeFactory;
import io.darkroom.app.catalog.InputForm;
import io.darkroom.app.catalog.Row;
import io.darkroom.app.catalog.RowReader;
import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.catalog.StampMint;
import io.darkroom.app.catalog.Wishes;
import io.darkroom.app.exit.UserError;
import io.darkroom.contract.CatalogChange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the product of a trial: a row of a CSV file as {@code run} reads it, or an event in JSON, alone in its file or on a
 * line of one. One thread.
 *
 * @param sku which product; empty for the first
 */
record ProductReader(Path file, Optional<String> sku, Instant now) {

    CatalogChange read() {
        if (!java.nio.file.Files.isReadable(file)) {
            throw UserError.usage("--product: " + file + " does not exist or cannot be read.");
        }
        try {
            return switch (InputForm.of(file)) {
                case CSV -> row();
                case JSONL -> new ProductJson(file, sku, now).read();
                case JSON_LIST ->
                    throw UserError.usage(
                            file + " is one JSON list; one event is needed, or one a line (jq -c '.[]' makes them).");
            };
        } catch (IOException e) {
            throw UserError.usage(CatalogFile.sentence(file, e) + ".", e);
        }
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
                if (wanted(row.get())) {
                    return factory.change(order(row.get()), now);
                }
            }
        }
        throw notFound(file, sku);
    }

    private boolean wanted(Row row) {
        return sku.map(row.id().sku()::equals).orElse(true);
    }

    private Row.Order order(Row row) {
        return switch (row) {
            case Row.Order order -> order;
            case Row.Refused refused ->
                throw UserError.usage("%s line %d cannot be used: %s; --sku names another row."
                        .formatted(file, refused.line(), refused.reason()));
        };
    }

    static UserError notFound(Path file, Optional<String> sku) {
        return UserError.usage(
                sku.map(name -> "%s has no product %s.".formatted(file, name)).orElse(file + " has no product."));
    }
}
