package io.darkroom.app.trial;

import io.darkroom.contract.CatalogChange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags for the product of a trial. One thread. */
final class ProductFlags {
    @Option(
            names = "--product",
            paramLabel = "FILE",
            required = true,
            description =
                    "What is drawn: an event in JSON, one a line or alone in the file, or a CSV file as run reads "
                            + "it, any CSV with --mapping. Each may be gzip.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "What the columns of a CSV mean; darkroom mapping begins one.")
    private @Nullable Path mapping;

    @Option(names = "--sku", paramLabel = "SKU", description = "Which product of the file; default: the first.")
    private @Nullable String sku;

    @Option(names = "--shot", paramLabel = "NAME", description = "Which shot of the product; default: the first.")
    private @Nullable String shot;

    /** The product with all its shots. */
    CatalogChange read(Instant now) {
        return new ProductReader(file, Optional.ofNullable(mapping), Optional.ofNullable(sku), now).read();
    }

    /** The shot that is tried; empty for the first. */
    Optional<String> shot() {
        return Optional.ofNullable(shot);
    }
}
