package io.darkroom.sandbox.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where in the life of a picture something goes wrong. */
public enum FaultPlace {
    /** The call that asks for it: of a synchronous API the only one. */
    SUBMIT,
    /** A look at its job. */
    POLL,
    /** The job itself, decided when it is ordered. */
    JOB,
    /** The message that its job is over, decided when it is ordered. */
    WEBHOOK;

    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FaultPlace parse(String text) {
        return Arrays.stream(values())
                .filter(place -> place.written().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("at must be one of "
                        + List.of(values()).toString().toLowerCase(Locale.ROOT) + ", was " + text));
    }
}
