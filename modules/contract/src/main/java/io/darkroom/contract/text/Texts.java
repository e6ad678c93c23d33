package io.darkroom.contract.text;

/** Cuts texts that go into records of bounded size. Any thread. */
public final class Texts {
    private Texts() {}

    /** The text, or its beginning with an ellipsis as last of at most {@code longest} characters; no half character. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
