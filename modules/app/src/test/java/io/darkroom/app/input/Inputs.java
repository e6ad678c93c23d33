package io.darkroom.app.input;

import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.input.entry.Entries;
import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.input.entry.InputFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Opens files as commands do. */
public final class Inputs {
    @Command
    private static final class Reading {
        @Mixin
        private final InputFlags flags = new InputFlags();
    }

    private Inputs() {}

    /** The file with these flags. */
    public static Input open(Path file, String... flags) {
        return open(new InputFile(file, file.toString(), false), flags);
    }

    static Input open(InputFile file, String... flags) {
        Reading reading = new Reading();
        List<String> words = new ArrayList<>(List.of(flags));
        words.add(file.path().toString());
        new CommandLine(reading).parseArgs(words.toArray(String[]::new));
        return reading.flags.open(file, new RunStamp("run"), false, new PrintWriter(new StringWriter(), true));
    }

    /** All entries of a file. */
    public static List<Entry> entries(Input input) throws IOException {
        List<Entry> all = new ArrayList<>();
        try (Entries entries = input.open()) {
            for (Optional<Entry> each = entries.next(); each.isPresent(); each = entries.next()) {
                all.add(each.get());
            }
        }
        return all;
    }
}
