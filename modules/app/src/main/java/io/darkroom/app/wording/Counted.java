package io.darkroom.app.wording;

/** Numbers with the noun that they count. Any thread. */
public final class Counted {
    private Counted() {}

    /** Such as "1 row" and "2 rows": the plural of the noun ends with an s. */
    public static String of(long number, String noun) {
        return of(number, noun, noun + "s");
    }

    /** As {@link #of(long, String)} for any plural. */
    public static String of(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
