package io.darkroom.providers.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Short texts of an answer. Any thread. */
final class JsonText {
    private JsonText() {}

    /** Text of a string or number; the old one for everything else, and where one is known already. */
    static String of(JsonParser in, String old) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_STRING || (token != null && token.isNumeric())) {
            String text = SafeText.cut(in.getText(), AnswerBodyReader.LONGEST_TEXT);
            return old.isEmpty() ? text : old;
        }
        in.skipChildren();
        return old;
    }
}
