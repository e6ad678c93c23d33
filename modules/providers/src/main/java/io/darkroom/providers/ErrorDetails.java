package io.darkroom.providers;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an error body says, empty where it says nothing: {@code {"error":{"code","type","param","message"}}} or flat
 * {@code {"error":"text","code":"code"}}. Any thread.
 */
record ErrorDetails(String code, String type, String param, String message) {

    static final ErrorDetails NONE = new ErrorDetails("", "", "", "");

    /** Whether code or text holds one of the phrases, which are in small letters. */
    boolean mentions(String... phrases) {
        String text = (code + ' ' + type + ' ' + message).toLowerCase(Locale.ROOT);
        return Stream.of(phrases).anyMatch(text::contains);
    }

    boolean about(String... parameters) {
        return Set.of(parameters).contains(param);
    }
}
