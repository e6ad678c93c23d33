package io.darkroom.sandbox.pixelmuse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.darkroom.sandbox.request.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what Pixelmuse answers. Any thread. */
public final class Texts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CREDITS = 1_000_000;

    private Texts() {}

    /** The answer to an order in {@link Dialect#GENERATE}: no more than the job's name. */
    public static String receipt(Job job, Instant now) {
        return text(JSON.createObjectNode().put("id", job.id()).put("status", status(job, now)));
    }

    /**
     * The whole job.
     *
     * @param output addresses or data URIs of its pictures
     */
    public static String job(Job job, List<String> output, Instant now) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", job.id())
                .put("status", status(job, now))
                .put("model", "sandbox/" + job.order().request().model())
                .put("prompt", job.order().request().prompt())
                .put("visibility", job.order().visibility());
        json.set("output", output(job, output));
        json.put("credits_charged", output.size() * job.order().credits());
        error(job)
                .ifPresentOrElse(
                        broken -> json.put("error", broken.message()).put("code", broken.code()),
                        () -> json.putNull("error"));
        return text(json.put("created_at", job.created().toString())
                .put("completed_at", job.end().map(end -> end.at().toString()).orElse(null)));
    }

    private static JsonNode output(Job job, List<String> output) {
        return job.end()
                .filter(Job.End.Drawn.class::isInstance)
                .<JsonNode>map(drawn -> JSON.valueToTree(output))
                .orElseGet(JSON::nullNode);
    }

    private static Optional<Job.End.Broken> error(Job job) {
        return job.end().filter(Job.End.Broken.class::isInstance).map(Job.End.Broken.class::cast);
    }

    /** A refusal: flat. */
    public static String error(Refusal error) {
        return text(JSON.createObjectNode().put("error", error.message()).put("code", error.code()));
    }

    /** {@code GET /api/v1/models}. */
    public static String models() {
        ArrayNode all = JSON.createArrayNode();
        for (Model model : Model.values()) {
            ObjectNode one = all.addObject()
                    .put("id", model.id())
                    .put("name", model.title())
                    .put("description", "Played by the sandbox.")
                    .put("credit_cost", model.credits())
                    .put("is_pro", model.id().endsWith("-pro"))
                    .put("supports_image_input", model.takesPicture());
            Ratios.all().forEach(one.putArray("supported_aspect_ratios")::add);
        }
        ObjectNode json = JSON.createObjectNode();
        json.set("data", all);
        return text(json);
    }

    /**
     * {@code GET /api/v1/account}.
     *
     * @param spent credits that were charged so far
     */
    public static String account(long spent) {
        ObjectNode json = JSON.createObjectNode()
                .put("user_id", "sandbox")
                .put("email", "sandbox@example.com")
                .put("plan", "sandbox");
        long left = Math.max(0, CREDITS - spent);
        json.putObject("credits").put("total", left).put("subscription", 0).put("purchased", left);
        json.putObject("rate_limit").put("requests_per_minute", 60);
        return text(json);
    }

    private static String status(Job job, Instant now) {
        return job.status(now).name().toLowerCase(Locale.ROOT);
    }

    private static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }
}
