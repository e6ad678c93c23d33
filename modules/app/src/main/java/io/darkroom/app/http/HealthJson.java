package io.darkroom.app.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;

/**
 * Writes a report in the form of the <a
 * href="https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check-06">Health Check Response Format for HTTP
 * APIs</a>, with {@code since} added. Any thread.
 */
final class HealthJson {
    /** Media type of the answers. */
    static final String TYPE = "application/health+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private HealthJson() {}

    static String text(HealthReport report, String service, Instant now) {
        ObjectNode json = JSON.createObjectNode();
        json.put("status", word(report.verdict())).put("serviceId", service);
        ObjectNode checks = json.putObject("checks");
        report.checks().forEach(check -> write(checks.putArray(check.name()).addObject(), check, now));
        return json.toString();
    }

    private static void write(ObjectNode json, HealthReport.Check check, Instant now) {
        json.put("componentId", check.name().substring(0, check.name().lastIndexOf(':')));
        json.put("componentType", check.name().startsWith("kafka:") ? "datastore" : "component");
        json.put("observedValue", check.value()).put("status", word(check.verdict()));
        check.since().ifPresent(since -> json.put("since", since.toString()));
        json.put("time", now.toString());
        check.output().ifPresent(output -> json.put("output", output));
    }

    private static String word(HealthReport.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
