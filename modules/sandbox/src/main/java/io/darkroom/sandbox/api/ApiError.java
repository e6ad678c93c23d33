package io.darkroom.sandbox.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** A refusal in OpenAI's form, which CreativeAI shares. */
record ApiError(int status, String code, String message, String parameter) {

    static ApiError invalid(String code, String parameter, String message) {
        return new ApiError(400, code, message, parameter);
    }

    String json() {
        StringBuilder json = new StringBuilder(200)
                .append("{\"error\":{\"code\":\"")
                .append(code)
                .append("\",\"message\":\"");
        JsonStringEncoder.getInstance().quoteAsString(message, json);
        json.append("\",\"type\":\"")
                .append(status >= 500 ? "server_error" : "invalid_request_error")
                .append('"');
        if (!parameter.isEmpty()) {
            json.append(",\"param\":\"").append(parameter).append('"');
        }
        return json.append("}}").toString();
    }
}
