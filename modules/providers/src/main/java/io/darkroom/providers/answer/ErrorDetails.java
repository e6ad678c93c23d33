package io.darkroom.providers.answer;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an error body says, empty where it says nothing: {@code {"error":{"code","type","param","message"}}} or flat
 * {@code {"error":"text","code":"code"}}. Any thread.
 */
public record ErrorDetails(String code, String type, String param, String message) {

    /** An answer without an error. */
    public static final ErrorDetails NONE = new ErrorDetails("", "", "", "");

    /** Whether code or text holds one of the phrases, which are in small letters. */
    boolean mentions(String... phrases) {
        String text = (code + ' ' + type + ' ' + message).toLowerCase(Locale.ROOT);
        return Stream.of(phrases).anyMatch(text::contains);
    }

    /** Whether something is said at all. */
    public boolean said() {
        return !(code.isEmpty() && type.isEmpty() && message.isEmpty());
    }

    /** Code and text as one sentence, empty where nothing is said. */
    public String sentence() {
        String name = code.isEmpty() ? type : code;
        return name.isEmpty() || message.isEmpty() ? name + message : name + ": " + message;
    }

    boolean about(String... parameters) {
        return Set.of(parameters).contains(param);
    }
}
