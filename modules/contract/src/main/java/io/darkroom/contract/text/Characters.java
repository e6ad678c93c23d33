package io.darkroom.contract.text;

/** What kinds of characters a text holds. Any thread. */
public final class Characters {
    private Characters() {}

    /** Whether a control character is among them: C0, DEL or C1, which terminals take for orders. */
    public static boolean anyControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** Whether UTF-8 can hold the text: it cannot hold half of a surrogate pair. */
    public static boolean whole(String text) {
        return text.codePoints().noneMatch(Characters::half);
    }

    /** Whether a code point is half of a surrogate pair. */
    static boolean half(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }
}
