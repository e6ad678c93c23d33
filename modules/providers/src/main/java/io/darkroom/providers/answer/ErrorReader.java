package io.darkroom.providers.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads what an answer says of an error, as OpenAI does ({@code error} with {@code code}, {@code type}, {@code param},
 * {@code message}) or flat. One use each; any thread.
 */
final class ErrorReader {
    private String code = "";
    private String type = "";
    private String param = "";
    private String message = "";
    private String status = "";
    private Optional<Boolean> retryable = Optional.empty();

    /**
     * Takes the value of a field that has no other meaning.
     *
     * @param job whether what a job says of its failure is looked at, too
     */
    void field(JsonParser in, String name, boolean job) throws IOException {
        if (!name.equals("error")) {
            detail(in, name, job);
        } else if (in.currentToken() == JsonToken.START_OBJECT) {
            inside(in, job);
        } else {
            message = JsonText.of(in, message);
        }
    }

    ErrorDetails details() {
        return new ErrorDetails(code, type, param, message);
    }

    Optional<Boolean> retryable() {
        return retryable;
    }

    int httpStatus() {
        return status.matches("[1-5]\\d\\d") ? Integer.parseInt(status) : 0;
    }

    private void inside(JsonParser in, boolean job) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            detail(in, name, job);
        }
    }

    private void detail(JsonParser in, String name, boolean job) throws IOException {
        switch (name) {
            case "code" -> code = JsonText.of(in, code);
            case "type" -> type = JsonText.of(in, type);
            case "param" -> param = JsonText.of(in, param);
            case "message", "detail" -> message = JsonText.of(in, message);
            default -> {
                if (job) {
                    hint(in, name);
                } else {
                    in.skipChildren();
                }
            }
        }
    }

    private void hint(JsonParser in, String name) throws IOException {
        switch (name) {
            case "error_code" -> code = JsonText.of(in, code);
            case "error_message" -> message = JsonText.of(in, message);
            case "status_code", "http_status" -> status = JsonText.of(in, status);
            case "retryable", "retry", "can_retry", "should_retry" -> retry(in);
            default -> in.skipChildren();
        }
    }

    private void retry(JsonParser in) throws IOException {
        JsonToken value = in.currentToken();
        if (value == JsonToken.VALUE_TRUE || value == JsonToken.VALUE_FALSE) {
            retryable = Optional.of(value == JsonToken.VALUE_TRUE);
        } else {
            in.skipChildren();
        }
    }
}
