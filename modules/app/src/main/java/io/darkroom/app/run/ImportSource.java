package io.darkroom.app.run;

import io.darkroom.app.catalog.CatalogFile;
import io.darkroom.app.catalog.ChangeFactory;
import io.darkroom.app.catalog.InputForm;
import io.darkroom.app.catalog.JsonLines;
import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.manifest.ErrorText;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;

/**
 * What an import reads, as often as it likes. One thread.
 *
 * @param jobs name of the line that names its jobs
 */
record ImportSource(InputFile input, String jobs, Opening opening) {

    /** Begins a reading. */
    interface Opening {
        Entries open() throws IOException;
    }

    /** The source for a form; what cannot be used at all ends the command with a sentence. */
    static ImportSource of(InputFile input, InputForm form, CatalogFlags flags, RunStamp stamp, PrintWriter notes) {
        return switch (form) {
            case CSV -> csv(input, flags, stamp, notes);
            case JSONL -> {
                flags.refuseCsvFlags();
                int limit = flags.limit();
                yield new ImportSource(
                        input, "Jobs: ", () -> new JsonEntries(JsonLines.of(input.path()), stamp, limit));
            }
            case JSON_LIST ->
                throw UserError.usage(input.name()
                        + " is one JSON list; JSON Lines are needed, one event a line (jq -c '.[]' makes them).");
        };
    }

    private static ImportSource csv(InputFile input, CatalogFlags flags, RunStamp stamp, PrintWriter notes) {
        CatalogFlags.Input read = flags.read(input, notes);
        CatalogFile file = read.file();
        Recipe recipe = file.header().recipe();
        ChangeFactory factory = new ChangeFactory(recipe, stamp, read.variants(), flags.wishes());
        return new ImportSource(
                input,
                recipe == Recipe.CATALOG ? "Job: " : "Jobs: ",
                () -> new CsvEntries(
                        file.rows(flags.limit(), stamp.id()), factory, new ErrorText(recipe), Clock.systemUTC()));
    }

    /** Begins a reading. */
    Entries open() throws IOException {
        return opening.open();
    }

    /** Ends the command because the file cannot be read. */
    UserError unreadable(IOException e) {
        return UserError.usage(input.sentence(DiskFull.reading(e, input.path())), e);
    }
}
