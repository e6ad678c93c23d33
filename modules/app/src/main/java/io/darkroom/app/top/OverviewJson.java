package io.darkroom.app.top;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.darkroom.app.cost.Spent;
import io.darkroom.contract.Control;
import java.time.Instant;
import java.util.Optional;

/** An overview as one line of JSON; what is not known is left out. Pure; any thread. */
final class OverviewJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private OverviewJson() {}

    static String text(Overview view) {
        ObjectNode json =
                JSON.createObjectNode().put("at", view.at().toString()).put("whole", view.whole());
        view.stages().forEach(stage -> json.withArray("stages").add(stage(stage)));
        view.providers().forEach(each -> json.withArray("providers").add(provider(each)));
        ObjectNode cost = json.putObject("cost");
        cost.set("hour", amounts(view.spending().hour()));
        cost.set("day", amounts(view.spending().day()));
        cost.put("whole", view.spending().whole());
        view.gaps().refused().forEach((name, why) -> json.withObject("refused").put(name, why));
        view.gaps().silent().forEach(process -> json.withArray("silent").add(process));
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values cannot be written", e);
        }
    }

    private static ObjectNode stage(StageView stage) {
        ObjectNode json = JSON.createObjectNode().put("stage", stage.provider().isPresent() ? "generation" : "intake");
        stage.provider().ifPresent(provider -> json.put("provider", provider));
        json.put("application", stage.application())
                .put("threads", stage.threads())
                .put("unread", stage.unread().records());
        time(json, "oldest", stage.unread().oldest());
        return json;
    }

    private static ObjectNode provider(ProviderView each) {
        ObjectNode json = JSON.createObjectNode().put("provider", each.name());
        each.cap().ifPresent(cap -> json.put("cap", cap));
        json.put("inFlight", each.stored().sent())
                .put("inLine", each.stored().queued())
                .put("retries", each.stored().retries());
        time(json, "nextDue", each.stored().nextDue());
        json.put("campaigns", each.stored().waiting());
        time(json, "oldest", each.oldest());
        json.put("completedPerSecond", each.pace().completed())
                .put("failedPerSecond", each.pace().failed())
                .put("held", each.held());
        each.orders().hold().ifPresent(hold -> json.set("hold", hold(hold.value())));
        each.orders()
                .limit()
                .flatMap(limit -> limit.value().getMaxInFlight())
                .ifPresent(most -> json.put("limit", most));
        each.gates()
                .ifPresent(gates -> json.putObject("gates")
                        .put("asked", gates.asked())
                        .put("breakerOpen", gates.open())
                        .put("waitSeconds", gates.waitSeconds()));
        return json;
    }

    private static ObjectNode hold(Control hold) {
        ObjectNode json =
                JSON.createObjectNode().put("since", hold.getAt().toString()).put("by", hold.getBy());
        hold.getWhy().ifPresent(why -> json.put("why", why.name()));
        hold.getError().ifPresent(error -> json.put("reason", error));
        return json.put("probed", hold.getWhy().isPresent());
    }

    private static ObjectNode amounts(Spent spent) {
        ObjectNode json = JSON.createObjectNode();
        spent.amounts().forEach(json::put);
        return json;
    }

    private static void time(ObjectNode json, String name, Optional<Instant> time) {
        time.ifPresent(known -> json.put(name, known.toString()));
    }
}
