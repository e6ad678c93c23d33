package io.darkroom.app.input;

import io.darkroom.app.catalog.CatalogFile;
import io.darkroom.app.catalog.ChangeFactory;
import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.catalog.Wishes;
import io.darkroom.app.catalog.text.InputForm;
import io.darkroom.app.catalog.text.JsonLines;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.input.entry.EventCheck;
import io.darkroom.app.input.entry.InputFile;
import io.darkroom.app.input.mapping.Defaults;
import io.darkroom.app.input.mapping.MappedFile;
import io.darkroom.app.manifest.ErrorText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The file and what is asked for each row, for every command that reads one. One thread. */
@SuppressWarnings("NullAway.Init") // picocli sets it
public final class InputFlags {
    private static final int MOST_VARIANTS = 4;

    @Parameters(
            paramLabel = "FILE",
            description = {
                "CSV with the columns sku,title,image_url[,brand,style_tags] or",
                "job_id,segment,anchor_id,source_image_url,shot_name,prompt_append, any CSV with --mapping,",
                "or JSON Lines: one event a line. Each may be gzip. - is standard input, read to its end first."
            })
    private Path file;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "What the columns of a CSV mean; darkroom mapping begins one.")
    private @Nullable Path mapping;

    @Option(
            names = "--format",
            paramLabel = "csv|jsonl",
            converter = FormName.class,
            description = "How FILE is written; default: by its name (.csv, .tsv, .jsonl, .ndjson), else by its first "
                    + "character, { is jsonl.")
    private @Nullable InputForm format;

    @Option(
            names = "--variants",
            paramLabel = "1..4",
            description = "Pictures for each product of a CSV; default: 4, with --mapping 1.")
    private @Nullable Integer variants;

    @Mixin
    private final WishFlags wishes = new WishFlags();

    @Option(names = "--limit", paramLabel = "N", description = "Take only the first N rows or lines.")
    private @Nullable Integer limit;

    /** The file as the user named it. */
    public Path file() {
        return file;
    }

    /**
     * Finds out how the file is written, looks at its header and says what is unusual; what cannot be used ends the command.
     *
     * @param stamp identity of this reading
     * @param keepIds whether events of JSON Lines keep ids of their own
     */
    public Input open(InputFile input, RunStamp stamp, boolean keepIds, PrintWriter notes) {
        int most = limit();
        return switch (form(input, notes)) {
            case CSV ->
                mapping == null ? recipe(input, stamp, most, notes) : mapped(mapping, input, stamp, most, notes);
            case JSONL -> events(input, stamp, keepIds, most);
            case JSON_LIST ->
                throw UserError.usage(input.name()
                        + " is one JSON list; JSON Lines are needed, one event a line (jq -c '.[]' makes them).");
        };
    }

    private int limit() {
        if (limit != null && limit < 1) {
            throw UserError.usage("--limit must be 1 or more, was " + limit + ".");
        }
        return limit == null ? Integer.MAX_VALUE : limit;
    }

    private InputForm form(InputFile input, PrintWriter notes) {
        if (mapping != null && format != InputForm.JSONL) {
            return InputForm.CSV;
        }
        if (format != null) {
            return format;
        }
        InputForm guessed = InputForm.of(input.path());
        Optional<InputForm> named = input.temporary() ? Optional.empty() : InputForm.named(input.path());
        if (named.isEmpty() && input.holdsAnything()) {
            say("%s is read as %s, by its first character; --format says otherwise.", input, guessed, notes);
        } else if (named.filter(form -> form == InputForm.CSV).isPresent() && guessed != InputForm.CSV) {
            say(
                    "%s is read as %s, by its name, but begins like JSON; --format says otherwise.",
                    input, InputForm.CSV, notes);
        }
        return named.orElse(guessed);
    }

    private static void say(String note, InputFile input, InputForm form, PrintWriter notes) {
        notes.println(note.formatted(input.name(), form == InputForm.CSV ? "CSV" : "JSON Lines"));
    }

    private Input recipe(InputFile input, RunStamp stamp, int most, PrintWriter notes) {
        CatalogFile opened = switch (CatalogFile.open(input.path())) {
            case CatalogFile.Opening.Ready ready -> ready.file().in(wishes().placement());
            case CatalogFile.Opening.Unreadable no -> throw UserError.usage(input.sentence(no.sentence() + "."));
        };
        if (!opened.header().ignored().isEmpty()) {
            notes.println(
                    "Columns ignored: " + String.join(", ", opened.header().ignored()));
        }
        Recipe recipe = opened.header().recipe();
        ChangeFactory factory = new ChangeFactory(recipe, stamp, variants(recipe), wishes());
        return new Input(
                input,
                new Input.Kind.Rows(recipe),
                new ErrorText(recipe),
                () -> new CsvEntries(opened.rows(most, stamp.id()), factory, Clock.systemUTC()));
    }

    private Input mapped(Path map, InputFile input, RunStamp stamp, int most, PrintWriter notes) {
        Defaults defaults = new Defaults(wishes(), asked(variants));
        MappedFile opened = MappedFile.open(map, input, defaults);
        if (!opened.ignored().isEmpty()) {
            notes.println("Columns ignored: " + String.join(", ", opened.ignored()));
        }
        ErrorText errors = new ErrorText(opened::column);
        return new Input(
                input,
                new Input.Kind.Mapped(),
                errors,
                () -> opened.entries(new EventCheck(stamp, false, errors), Clock.systemUTC(), most));
    }

    private Input events(InputFile input, RunStamp stamp, boolean keepIds, int most) {
        refuseCsvFlags();
        ErrorText errors = ErrorText.CONTRACT;
        EventCheck check = new EventCheck(stamp, keepIds, errors);
        return new Input(
                input, new Input.Kind.Events(), errors, () -> new JsonEntries(JsonLines.of(input.path()), check, most));
    }

    private int variants(Recipe recipe) {
        int asked = asked(variants).orElse(MOST_VARIANTS);
        if (recipe == Recipe.SHOTS && variants != null && variants > 1) {
            throw UserError.usage(
                    "--variants belongs to product catalogs (sku,title,image_url); a shot is drawn once.");
        }
        return recipe == Recipe.SHOTS ? 1 : asked;
    }

    private static OptionalInt asked(@Nullable Integer variants) {
        if (variants != null && (variants < 1 || variants > MOST_VARIANTS)) {
            throw UserError.usage("--variants must be 1 to 4, was " + variants + ".");
        }
        return variants == null ? OptionalInt.empty() : OptionalInt.of(variants);
    }

    /** What the flags ask for every shot. */
    public Wishes wishes() {
        return wishes.wishes();
    }

    /** Events in JSON say themselves what is asked for. */
    private void refuseCsvFlags() {
        if (mapping != null) {
            throw UserError.usage("--mapping belongs to CSV files; events in JSON have the names of the contract.");
        }
        Optional<String> given = variants == null ? wishes.given() : Optional.of("--variants");
        given.ifPresent(flag -> {
            throw UserError.usage(flag + " belongs to CSV files; in JSON each shot says itself what it asks for.");
        });
    }
}
