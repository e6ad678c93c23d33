package io.darkroom.app.run;

import io.darkroom.app.catalog.CatalogFile;
import io.darkroom.app.catalog.InputForm;
import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.catalog.Survey;
import io.darkroom.app.catalog.Wishes;
import io.darkroom.app.exit.UserError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The file and what is asked for each row, for every command that reads a catalog. One thread. */
@SuppressWarnings("NullAway.Init") // picocli sets it
final class CatalogFlags {
    private static final int MOST_VARIANTS = 4;

    @Parameters(
            paramLabel = "FILE",
            description = {
                "CSV with the columns sku,title,image_url[,brand,style_tags] or",
                "job_id,segment,anchor_id,source_image_url,shot_name,prompt_append."
            })
    private Path file;

    @Option(names = "--variants", paramLabel = "1..4", description = "Pictures for each product; default: 4.")
    private @Nullable Integer variants;

    @Mixin
    private final WishFlags wishes = new WishFlags();

    @Option(names = "--limit", paramLabel = "N", description = "Take only the first N rows.")
    private @Nullable Integer limit;

    Path file() {
        return file;
    }

    int limit() {
        if (limit != null && limit < 1) {
            throw UserError.usage("--limit must be 1 or more, was " + limit + ".");
        }
        return limit == null ? Integer.MAX_VALUE : limit;
    }

    private int variants(Recipe recipe) {
        int asked = variants == null ? MOST_VARIANTS : variants;
        if (asked < 1 || asked > MOST_VARIANTS) {
            throw UserError.usage("--variants must be 1 to 4, was " + asked + ".");
        }
        if (recipe == Recipe.SHOTS && variants != null && variants > 1) {
            throw UserError.usage(
                    "--variants belongs to product catalogs (sku,title,image_url); a shot is drawn once.");
        }
        return recipe == Recipe.SHOTS ? 1 : asked;
    }

    Wishes wishes() {
        return wishes.wishes();
    }

    /**
     * A file that was read once, and what is asked for each row.
     *
     * @param variants pictures for each row
     */
    record Input(CatalogFile file, int variants, Survey survey) {}

    /** Reads the file and says what is unusual about it; what cannot be used ends the command before anything starts. */
    Input read(PrintWriter notes) {
        if (!InputFile.named(file)) {
            throw UserError.usage("A file is needed here, not -; darkroom import reads standard input.");
        }
        if (InputForm.named(file).orElse(InputForm.CSV) != InputForm.CSV || InputForm.of(file) != InputForm.CSV) {
            throw UserError.usage(
                    file + " is JSON, and CSV is needed here; darkroom import publishes events in JSON Lines.");
        }
        return read(new InputFile(file, file.toString(), false), notes);
    }

    /** As {@link #read(PrintWriter)}, from wherever the rows are. */
    Input read(InputFile input, PrintWriter notes) {
        CatalogFile opened = open(input, notes);
        int variants = variants(opened.header().recipe());
        return new Input(opened, variants, survey(input, opened, notes));
    }

    /** Events in JSON say themselves what is asked for. */
    void refuseCsvFlags() {
        Optional<String> given = variants == null ? wishes.given() : Optional.of("--variants");
        given.ifPresent(flag -> {
            throw UserError.usage(flag + " belongs to CSV files; in JSON each shot says itself what it asks for.");
        });
    }

    private CatalogFile open(InputFile input, PrintWriter notes) {
        CatalogFile opened = switch (CatalogFile.open(input.path())) {
            case CatalogFile.Opening.Ready ready -> ready.file().in(wishes().placement());
            case CatalogFile.Opening.Unreadable no -> throw UserError.usage(input.sentence(no.sentence() + "."));
        };
        if (!opened.header().ignored().isEmpty()) {
            notes.println(
                    "Columns ignored: " + String.join(", ", opened.header().ignored()));
        }
        return opened;
    }

    private Survey survey(InputFile input, CatalogFile opened, PrintWriter notes) {
        Survey survey = switch (opened.survey(limit())) {
            case CatalogFile.Reading.Read read -> read.survey();
            case CatalogFile.Reading.Unreadable no -> throw UserError.usage(input.sentence(no.sentence() + "."));
        };
        if (survey.rows() == 0) {
            throw UserError.usage(input.name() + " has a header and no rows.");
        }
        if (survey.blank() > 0) {
            notes.println("Rows without any value passed over: " + survey.blank());
        }
        return survey;
    }
}
