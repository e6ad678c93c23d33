package io.darkroom.app.run.end;

import io.darkroom.app.input.Input;
import io.darkroom.app.wording.FileTrouble;
import java.io.IOException;
import java.util.Locale;

/** Tells a full disk from other failures of files. Any thread. */
public final class DiskFull {
    private static final String FULL =
            "The disk is full: free some space and run the same command again; finished rows are kept and cost nothing.";

    private DiskFull() {}

    static boolean is(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("not enough space")
                || message.contains("disk quota exceeded");
    }

    /** What the user reads when a file cannot be read. */
    public static String reading(IOException e, Input input) {
        return is(e) ? FULL : input.sentence(e);
    }

    /**
     * What the user reads when a file cannot be written.
     *
     * @param what begins the sentence
     */
    public static String writing(IOException e, Object what) {
        return is(e) ? FULL : what + " cannot be written: " + FileTrouble.of(e) + ".";
    }
}
