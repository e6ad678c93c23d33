package io.darkroom.app.trial.sheet;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.darkroom.app.trial.draw.Trial;
import io.darkroom.contract.GenerationRequest;

/** The line of a candidate in {@code trial.jsonl}, with names as in result lines. Any thread. */
final class TrialLine {
    private static final JsonMapper JSON = new JsonMapper();

    private TrialLine() {}

    /** One JSON object without a line end. */
    static String of(Trial trial) {
        GenerationRequest order = trial.candidate().column().order();
        ObjectNode line = JSON.createObjectNode()
                .put("variant", trial.candidate().number())
                .put("model", trial.candidate().column().model())
                .put("provider", order.getProvider())
                .put("model_requested", order.getModel())
                .put("status", trial instanceof Trial.Drawn ? "completed" : "failed")
                .put("latency_ms", trial.took().toMillis())
                .put("calls", trial.calls())
                .put("request_id", trial.requestId().orElse(null));
        switch (trial) {
            case Trial.Drawn drawn -> drawn(line, drawn);
            case Trial.Failed failed ->
                line.put("class", failed.why().name())
                        .put("error", failed.error())
                        .put("billed", failed.paid().name().toLowerCase(java.util.Locale.ROOT));
        }
        return line.put("prompt", order.getPrompt()).toString();
    }

    private static void drawn(ObjectNode line, Trial.Drawn drawn) {
        line.put("model_actual", drawn.modelActual().orElse(null))
                .put(
                        "price",
                        drawn.candidate()
                                .column()
                                .price()
                                .map(price -> price.text())
                                .orElse(null))
                .put("file", String.valueOf(drawn.picture().file().getFileName()))
                .put("bytes", drawn.picture().bytes())
                .put("image_url", drawn.picture().source().toString());
    }
}
