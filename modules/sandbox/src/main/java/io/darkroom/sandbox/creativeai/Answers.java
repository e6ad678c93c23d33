package io.darkroom.sandbox.creativeai;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.darkroom.sandbox.picture.PictureSpec;
import io.darkroom.sandbox.request.Refusal;
import java.net.URI;
import java.util.List;

/** Writes answers in OpenAI's form, which CreativeAI shares. Any thread. */
public final class Answers {

    private Answers() {}

    /**
     * Pictures that were drawn.
     *
     * @param id of the request
     * @param base scheme, host and port of the pictures' addresses
     */
    public static String pictures(String id, String model, URI base, List<PictureSpec> pictures) {
        StringBuilder json = new StringBuilder(256 + 200 * pictures.size())
                .append("{\"id\":\"")
                .append(id)
                .append("\",\"created\":")
                .append(System.currentTimeMillis() / 1000)
                .append(",\"model_actual\":\"sandbox/");
        quote(model, json);
        json.append("\",\"data\":[");
        String before = "{\"url\":\"";
        for (PictureSpec picture : pictures) {
            json.append(before).append(base).append(picture.path()).append("\"}");
            before = ",{\"url\":\"";
        }
        return json.append("]}").toString();
    }

    public static String error(Refusal error) {
        StringBuilder json = new StringBuilder(200).append("{\"error\":{\"code\":\"");
        quote(error.code(), json);
        json.append("\",\"message\":\"");
        quote(error.message(), json);
        json.append("\",\"type\":\"")
                .append(error.status() >= 500 ? "server_error" : "invalid_request_error")
                .append('"');
        if (!error.parameter().isEmpty()) {
            json.append(",\"param\":\"").append(error.parameter()).append('"');
        }
        return json.append("}}").toString();
    }

    /** An error that was scripted: as vendors' guides show one, code and message. */
    public static String scripted(Refusal error) {
        StringBuilder json = new StringBuilder(200).append("{\"error\":{\"code\":\"");
        quote(error.code(), json);
        json.append("\",\"message\":\"");
        quote(error.message(), json);
        return json.append("\"}}").toString();
    }

    private static void quote(String text, StringBuilder json) {
        JsonStringEncoder.getInstance().quoteAsString(text, json);
    }
}
