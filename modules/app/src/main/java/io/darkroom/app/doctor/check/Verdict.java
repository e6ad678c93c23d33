package io.darkroom.app.doctor.check;

import java.util.Locale;

/** How bad something is. */
public enum Verdict {
    /** As it should be. */
    OK,
    /** Can be lived with, or could not be looked at. */
    WARNING,
    /** Something will not work. */
    FAULT;

    /** As it is printed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
