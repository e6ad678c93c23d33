package io.darkroom.app.replay.plan;

import io.darkroom.app.exit.UserError;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which keys are asked for again, by what the ledger says about them. Any thread. */
public enum Only {
    /** Keys that are neither completed nor in progress. */
    MISSING,
    /** Keys whose last generation failed. */
    FAILED,
    /** Every key; the ledger still turns repeats away. */
    ALL;

    public static Only of(@Nullable String text, Only fallback) {
        if (text == null) {
            return fallback;
        }
        for (Only only : values()) {
            if (only.text().equals(text.toLowerCase(Locale.ROOT))) {
                return only;
            }
        }
        throw UserError.usage("--only must be missing, failed or all, was " + text + ".");
    }

    /** As users write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
