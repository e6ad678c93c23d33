package io.darkroom.app.input.mapping;

import io.darkroom.app.catalog.CatalogFile;
import io.darkroom.app.catalog.table.TableFile;
import io.darkroom.app.catalog.text.UnreadableCatalogException;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.input.entry.InputFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a mapping to begin with. One thread. */
@Command(
        name = "mapping",
        header = "Print a mapping to begin with, made from the header of a CSV.",
        description = {
            "A mapping says what the columns of a CSV mean; run and import take it with --mapping. Columns whose names say "
                    + "what they are have their place already, all others become attributes that prompts can name.",
            "With --dry-run, run and import show what a mapping makes of the first row."
        },
        footer = {
            "Examples:",
            "  darkroom mapping shop-export.csv > mapping.yaml",
            "  darkroom import shop-export.csv --mapping mapping.yaml --dry-run"
        })
@SuppressWarnings("NullAway.Init") // picocli sets it
public final class MappingCommand implements Callable<Integer> {
    /** What spreadsheets of the west write when they do not write UTF-8. */
    private static final Charset OLD = Charset.forName("windows-1252");

    @Parameters(paramLabel = "FILE", description = "CSV with a header, also gzip; - is standard input.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (InputFile input = InputFile.of(file, System.in)) {
            Starter starter = Starter.of(input.name(), table(input));
            spec.commandLine().getOut().println(starter.text());
            starter.note().ifPresent(spec.commandLine().getErr()::println);
            return ExitCode.OK.number();
        }
    }

    private static TableFile table(InputFile input) {
        try {
            return table(input.path());
        } catch (IOException e) {
            throw UserError.usage(input.sentence(CatalogFile.sentence(input.path(), e) + "."), e);
        }
    }

    /** In UTF-8, or as old spreadsheets write where only that reads all of it. */
    private static TableFile table(Path path) throws IOException {
        TableFile old;
        try {
            old = TableFile.open(path, Optional.empty(), Optional.of(OLD));
        } catch (IOException e) {
            return TableFile.open(path, Optional.empty(), Optional.empty());
        }
        try {
            TableFile table = TableFile.open(path, Optional.empty(), Optional.empty());
            return table.readable() || !old.readable() ? table : old;
        } catch (UnreadableCatalogException e) {
            return old;
        }
    }
}
