package io.darkroom.app.run;

import io.darkroom.app.catalog.CatalogFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Tells a full disk from other failures of files. Any thread. */
final class DiskFull {
    private DiskFull() {}

    static boolean is(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("not enough space")
                || message.contains("disk quota exceeded");
    }

    /** What the user reads. */
    static String sentence(IOException e, Path file) {
        return is(e)
                ? "The disk is full: free some space and run the same command again; finished rows are kept and cost"
                        + " nothing."
                : CatalogFile.sentence(file, e) + ".";
    }
}
