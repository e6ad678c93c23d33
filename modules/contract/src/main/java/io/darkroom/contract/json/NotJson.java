package io.darkroom.contract.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** Why a text is no JSON, in words: the parser's own message repeats parts of the text and its own class names. Any thread. */
final class NotJson {
    private NotJson() {}

    static JsonRead.Problem problem(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String column = at == null ? "" : " at character " + Math.max(1, at.getColumnNr());
        return new JsonRead.Problem("", "is not a JSON object: " + reason(e) + column);
    }

    private static String reason(JsonProcessingException e) {
        String message =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        return message.replaceFirst(": was expecting .*", "")
                .replaceFirst(" \\(start marker at .*", "")
                .replaceFirst(" \\(for `[^`]*`.*", "")
                .replaceFirst("^Trailing token .*", "there is something behind the object")
                .replaceFirst("^Duplicate field", "duplicate field");
    }
}
