package io.darkroom.sandbox.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.sandbox.api.bill.Bills;
import io.darkroom.sandbox.api.call.Traffic;
import io.darkroom.sandbox.fault.DurationText;
import io.darkroom.sandbox.fault.FaultScript;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** {@code /sandbox/…}: what was billed and seen, and what shall go wrong. Event loop only. */
final class Admin {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HELP = """
            GET    /sandbox/bills            totals and the bill of each idempotency key
            GET    /sandbox/bills?token=KEY  the bill of one key
            GET    /sandbox/bills?tokens=no  totals only
            GET    /sandbox/stats            calls and jobs under way, most at once, looks, webhooks, answers by status
            GET    /sandbox/faults           the rules in force
            PUT    /sandbox/faults           a scenario's name, or rules in YAML or JSON
            DELETE /sandbox/faults           no faults
            POST   /sandbox/outage?for=10s   nobody listens for so long
            """;

    private final Bills bills;
    private final FaultScript faults;
    private final Traffic traffic;
    private final Consumer<Duration> outage;

    Admin(Bills bills, FaultScript faults, Traffic traffic, Consumer<Duration> outage) {
        this.bills = bills;
        this.faults = faults;
        this.traffic = traffic;
        this.outage = outage;
    }

    void handle(HttpServerRequest http) {
        switch (http.method().name() + " " + http.path()) {
            case "GET /sandbox" -> text(http, 200, HELP);
            case "GET /sandbox/bills" -> bills(http);
            case "GET /sandbox/stats" -> json(http, traffic.stats());
            case "GET /sandbox/faults" -> text(http, 200, faults.spec());
            case "PUT /sandbox/faults" ->
                http.body().onSuccess(body -> attempt(http, () -> faults.set(body.toString(StandardCharsets.UTF_8))));
            case "DELETE /sandbox/faults" -> attempt(http, faults::clear);
            case "POST /sandbox/outage" ->
                attempt(http, () -> outage.accept(DurationText.parse(parameter(http, "for", "10s"))));
            default -> text(http, 404, HELP);
        }
    }

    private void bills(HttpServerRequest http) {
        String token = parameter(http, "token", "");
        if (!token.isEmpty()) {
            json(http, bills.of(token));
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("totals", bills.totals());
        if (!parameter(http, "tokens", "yes").equals("no")) {
            all.put("tokens", bills.byToken());
        }
        json(http, all);
    }

    private static void attempt(HttpServerRequest http, Runnable act) {
        try {
            act.run();
            http.response().setStatusCode(204).end();
        } catch (IllegalArgumentException e) {
            text(http, 400, e.getMessage() + "\n");
        }
    }

    private static String parameter(HttpServerRequest http, String name, String otherwise) {
        String value = http.getParam(name);
        return value == null ? otherwise : value;
    }

    private static void json(HttpServerRequest http, Object value) {
        try {
            http.response()
                    .putHeader("Content-Type", "application/json")
                    .end(Buffer.buffer(JSON.writeValueAsBytes(value)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }

    private static void text(HttpServerRequest http, int status, String text) {
        http.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(text);
    }
}
