package io.darkroom.app.input;

import io.darkroom.app.catalog.CatalogFile;
import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.input.entry.Entries;
import io.darkroom.app.input.entry.InputFile;
import io.darkroom.app.input.sequence.SequencedEntries;
import io.darkroom.app.manifest.ErrorText;
import io.darkroom.app.manifest.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * What a command reads, as often as it likes. One thread.
 *
 * @param file where it lies
 * @param kind how it is written
 * @param errors the file's names of fields
 * @param opening begins a reading
 */
public record Input(InputFile file, Kind kind, ErrorText errors, Opening opening) {

    /** Begins a reading. */
    public interface Opening {
        /** At the first row. */
        Entries open() throws IOException;
    }

    /** How a file is written. */
    public sealed interface Kind {
        /** A CSV with the columns of a recipe. */
        record Rows(Recipe recipe) implements Kind {}

        /** A CSV with columns of its own. */
        record Mapped() implements Kind {}

        /** One event a line. */
        record Events() implements Kind {}
    }

    /** Begins a reading; each event stands behind those whose shots it depends on. */
    public Entries open() throws IOException {
        return new SequencedEntries(opening.open(), errors);
    }

    /** Reads everything once, says what is unusual about it, and ends the command where there is nothing to do. */
    public Survey survey(PrintWriter notes) {
        try (Entries entries = open()) {
            Survey survey = Survey.of(entries);
            if (survey.rows() == 0) {
                throw nothing();
            }
            passedOver(survey.blank(), notes);
            return survey;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Says how many rows have no value. */
    public static void passedOver(int blank, PrintWriter notes) {
        if (blank > 0) {
            notes.println("Rows without any value passed over: " + blank);
        }
    }

    /** Whether all events are of the same job. */
    public boolean oneJob() {
        return kind instanceof Kind.Rows(Recipe recipe) && recipe == Recipe.CATALOG;
    }

    /** Ends the command because there is nothing in the file. */
    public UserError nothing() {
        return UserError.usage(
                file.name() + (kind instanceof Kind.Events ? " is empty." : " has a header and no rows."));
    }

    /** The recipe whose result lines fit. */
    public Recipe recipe(Survey survey) {
        return kind instanceof Kind.Rows(Recipe recipe) ? recipe : survey.recipe();
    }

    /** Fields of result lines where nobody asked for others: a file with columns of its own tells all. */
    public Profile profile(Survey survey, Optional<Profile> asked) {
        return asked.orElseGet(() -> kind instanceof Kind.Mapped ? Profile.EXTENDED : Profile.of(recipe(survey)));
    }

    /** Ends the command because the file cannot be read. */
    public UserError unreadable(IOException e) {
        return UserError.usage(sentence(e), e);
    }

    /** Why the file cannot be read. */
    public String sentence(IOException e) {
        return file.sentence(CatalogFile.sentence(file.path(), e) + ".");
    }
}
