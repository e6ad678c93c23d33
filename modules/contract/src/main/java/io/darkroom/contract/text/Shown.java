package io.darkroom.contract.text;

/**
 * Text of others for a line that people read: what would order the terminal about, break the line, turn the direction of
 * writing or be no character at all stands as its code, such as {@code \u001b}. JSON reads the same codes back. Any thread.
 */
public final class Shown {
    private Shown() {}

    /** The text in one harmless line. */
    public static String of(String text) {
        return text.codePoints().noneMatch(Shown::coded) ? text : escaped(text);
    }

    /** Whether a character stands as its code. */
    public static boolean coded(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> turns(point);
        };
    }

    /** The code of a character of the basic plane; all that are coded are. */
    public static String code(int point) {
        return String.format("\\u%04x", point);
    }

    /** Embeddings, overrides and isolates of the direction of writing. */
    private static boolean turns(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (coded(point)) {
                shown.append(code(point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }
}
