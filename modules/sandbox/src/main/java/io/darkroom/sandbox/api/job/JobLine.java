package io.darkroom.sandbox.api.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.darkroom.sandbox.pixelmuse.Dialect;
import io.darkroom.sandbox.pixelmuse.Job;
import io.darkroom.sandbox.pixelmuse.Order;
import io.darkroom.sandbox.request.Canvas;
import io.darkroom.sandbox.request.ImageRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One job as it is written down. Any thread.
 *
 * @param due when it is over; empty when it never is
 */
record JobLine(Job job, JobPlan plan, Optional<Instant> due) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String text() {
        Order order = job.order();
        ImageRequest request = order.request();
        ObjectNode line = JSON.createObjectNode()
                .put("job", job.id())
                .put("dialect", order.dialect().name())
                .put("token", job.token())
                .put("model", request.model())
                .put("prompt", request.prompt())
                .put("image", request.imageUrl())
                .put("width", request.canvas().width())
                .put("height", request.canvas().height())
                .put("visibility", order.visibility())
                .put("created", job.created().toEpochMilli())
                .put("waiting", job.waiting().toMillis())
                .put("drawn", plan.drawn());
        request.choices().forEach(line.putArray("choices")::add);
        order.webhook().ifPresent(url -> line.put("webhook", url.toString()));
        due.ifPresent(at -> line.put("due", at.toEpochMilli()));
        plan.paid().ifPresent(pictures -> line.put("paid", pictures));
        plan.broken()
                .ifPresent(how -> line.put("why", how.why().name())
                        .put("code", how.code())
                        .put("message", how.message()));
        return line.toString();
    }

    static JobLine read(JsonNode line) {
        List<String> choices = new ArrayList<>();
        line.path("choices").forEach(choice -> choices.add(choice.asText()));
        ImageRequest request = new ImageRequest(
                line.path("model").asText(),
                line.path("prompt").asText(),
                line.path("image").asText(),
                new Canvas(line.path("width").asInt(), line.path("height").asInt(), false),
                choices,
                1);
        Order order = new Order(
                Dialect.valueOf(line.path("dialect").asText()),
                request,
                line.path("visibility").asText(),
                has(line, "webhook").map(url -> URI.create(url.asText())));
        Job job = new Job(
                line.path("job").asText(),
                order,
                line.path("token").asText(),
                request.key(),
                Instant.ofEpochMilli(line.path("created").asLong()),
                Duration.ofMillis(line.path("waiting").asLong()));
        return new JobLine(job, plan(line), has(line, "due").map(due -> Instant.ofEpochMilli(due.asLong())));
    }

    private static JobPlan plan(JsonNode line) {
        return new JobPlan(
                line.path("drawn").asInt(),
                has(line, "paid").map(JsonNode::asInt),
                has(line, "why")
                        .map(why -> new JobPlan.Broken(
                                Job.Why.valueOf(why.asText()),
                                line.path("code").asText(),
                                line.path("message").asText())));
    }

    private static Optional<JsonNode> has(JsonNode line, String name) {
        return Optional.ofNullable(line.get(name));
    }
}
