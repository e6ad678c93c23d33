package io.darkroom.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Orders pictures in Pixelmuse's dialects as a customer would. */
final class Muse {

    static final String IMAGES = "/api/v1/images";
    static final String GENERATE = "/api/v1/generate";
    static final String CHAIR = "{\"model\":\"nano-banana-pro\",\"prompt\":\"Hero photo: Oak Chair.\","
            + "\"aspect_ratio\":\"4:5\",\"aspect\":\"4:5\",\"style\":\"realistic\",\"visibility\":\"private\"}";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    Muse(URI base) {
        this.base = base;
    }

    /** An answer, its body read. */
    record Answer(int status, HttpResponse<String> http, JsonNode json) {
        String id() {
            return json.path("id").asText();
        }

        String text(String field) {
            return json.path(field).asText();
        }
    }

    Answer order(String token, String body) throws Exception {
        return order(IMAGES, token, body, Map.of());
    }

    Answer order(String path, String token, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Idempotency-Key", token);
        }
        headers.forEach(request::header);
        return send(request.build());
    }

    Answer look(String id) throws Exception {
        return look(IMAGES, id);
    }

    Answer look(String path, String id) throws Exception {
        return send(request(path + "/" + id).build());
    }

    Answer get(String path) throws Exception {
        return send(request(path).build());
    }

    static String with(String field, String value) {
        return CHAIR.replaceFirst("\\{", "{\"" + field + "\":\"" + value + "\",");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer anything")
                .timeout(Duration.ofSeconds(60));
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode json;
        try {
            json = JSON.readTree(answer.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            json = JSON.missingNode();
        }
        return new Answer(answer.statusCode(), answer, json);
    }
}
