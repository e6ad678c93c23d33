package io.darkroom.app.status.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.darkroom.contract.LedgerState;
import java.time.Instant;
import java.util.Optional;

/** The answer as JSON, the same for command and HTTP; the names are contract. No prompts and no credentials. Any thread. */
public final class StatusJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StatusJson() {}

    public static String text(StatusAnswer answer) {
        return tree(answer).toString();
    }

    private static ObjectNode tree(StatusAnswer answer) {
        return switch (answer) {
            case StatusAnswer.Found found -> found(found);
            case StatusAnswer.NotFound none -> {
                ObjectNode json = JSON.createObjectNode();
                json.put("name", none.name()).put("error", none.sentence());
                ArrayNode hints = json.putArray("hints");
                none.hints().forEach(hints::add);
                yield json;
            }
        };
    }

    private static ObjectNode found(StatusAnswer.Found found) {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", found.name());
        ArrayNode is = json.putArray("is");
        found.is().forEach(is::add);
        json.putObject("counts")
                .put("inProgress", found.count(LedgerState.IN_PROGRESS))
                .put("completed", found.count(LedgerState.COMPLETED))
                .put("failed", found.count(LedgerState.FAILED))
                .put("waitingForIntake", found.waitingForIntake())
                .put("rejected", found.rejected());
        ArrayNode keys = json.putArray("keys");
        found.keys().forEach(key -> keys.add(key(key)));
        ArrayNode events = json.putArray("events");
        found.events().forEach(event -> events.add(event(event)));
        return json;
    }

    private static ObjectNode key(KeyView view) {
        ObjectNode json = JSON.createObjectNode();
        json.put("key", view.key()).put("sku", view.sku());
        text(json, "job", view.job());
        text(json, "set", view.set());
        json.put("state", view.state().name()).put("generation", view.generation());
        text(json, "provider", view.provider());
        json.put("attempts", view.attempts());
        text(json, "providerJobId", view.providerJob());
        json.putObject("event").put("id", view.eventId()).put("at", view.event());
        text(json, "replay", view.replay());
        times(json.putObject("times"), view.times());
        view.waits().ifPresent(waits -> waits(json.putObject("waitsFor"), waits));
        view.result().ifPresent(result -> result(json.putObject("result"), result));
        view.storing().ifPresent(storing -> storing(json.putObject("storing"), storing));
        if (!view.timeline().isEmpty()) {
            ArrayNode steps = json.putArray("timeline");
            view.timeline().forEach(step -> step(steps.addObject(), step));
        }
        return json;
    }

    private static ObjectNode event(EventView view) {
        ObjectNode json = JSON.createObjectNode();
        json.put("at", view.at()).put("sku", view.sku());
        text(json, "job", view.job());
        json.put("time", view.time().toString());
        view.waits().ifPresent(waits -> waits(json.putObject("waitsFor"), waits));
        text(json, "rejected", view.rejected());
        return json;
    }

    private static void times(ObjectNode json, KeyView.Times times) {
        time(json, "occurred", times.occurred());
        time(json, "published", times.published());
        time(json, "admitted", times.admitted());
        time(json, "sent", times.sent());
        time(json, "answered", times.answered());
        json.put("since", times.since().toString());
    }

    private static void waits(ObjectNode json, Waiting waits) {
        json.put("reason", waits.name()).put("sentence", waits.sentence());
        waits.before().ifPresent(before -> json.put("before", before));
        time(json, "until", waits.until());
    }

    private static void result(ObjectNode json, KeyView.Result result) {
        json.put("at", result.at()).put("readable", result.readable());
        ArrayNode pictures = json.putArray("pictures");
        result.pictures().forEach(picture -> pictures.add(picture.url()));
        if (result.asked() > 0) {
            json.put("asked", result.asked());
        }
        if (result.ofSeveralCalls()) {
            ArrayNode calls = json.putArray("calls");
            result.pictures().forEach(picture -> {
                ObjectNode call = calls.addObject();
                text(call, "model", picture.model());
                text(call, "requestId", picture.requestId());
            });
        }
        if (!result.stored().isEmpty()) {
            ArrayNode stored = json.putArray("stored");
            result.stored().forEach(stored::add);
        }
        text(json, "error", result.error());
        text(json, "cost", result.cost());
        text(json, "requestId", result.requestId());
        text(json, "model", result.model());
        text(json, "setModel", result.setModel());
        json.put("possibleDuplicateCharge", result.doubt());
    }

    private static void storing(ObjectNode json, KeyView.Storing storing) {
        json.put("since", storing.since().toString());
        waits(json, storing.waits());
    }

    private static void step(ObjectNode json, Step step) {
        json.put("time", step.time().toString());
        text(json, "at", step.place());
        json.put("what", step.what());
    }

    private static void text(ObjectNode json, String name, Optional<String> value) {
        value.ifPresent(text -> json.put(name, text));
    }

    private static void time(ObjectNode json, String name, Optional<Instant> value) {
        text(json, name, value.map(Instant::toString));
    }
}
