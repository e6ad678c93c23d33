package io.darkroom.app.doctor.check;

/**
 * One thing that a check found. Any thread.
 *
 * @param text a sentence or two; of what is wrong it says what to do
 */
public record Finding(Verdict verdict, String text) {

    public static Finding ok(String text) {
        return new Finding(Verdict.OK, text);
    }

    public static Finding warning(String text) {
        return new Finding(Verdict.WARNING, text);
    }

    public static Finding fault(String text) {
        return new Finding(Verdict.FAULT, text);
    }
}
