package io.darkroom.app.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.darkroom.app.pictures.StoredPicture;
import io.darkroom.contract.Failure;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Violation;
import java.util.List;
import java.util.Optional;

/** What the extended profile adds to a line: everything a data engineer asks when a picture is wrong. Any thread. */
final class ExtendedFields {
    private ExtendedFields() {}

    static void add(ObjectNode json, ResultLine line) {
        if (line.line() > 0) {
            json.put("line", line.line());
        }
        switch (line.result()) {
            case Result.Completed(ImageCompleted image, List<StoredPicture> pictures) -> {
                completed(json, image);
                pictures(json.putArray("pictures"), pictures);
            }
            case Result.Failed(ImageFailed failed) -> failed(json, failed);
            case Result.Refused r -> json.put("failure_class", ErrorText.code(r));
            case Result.Gone gone -> {
                json.put("idempotency_key", gone.idempotencyKey());
                json.put("generation", gone.generation());
                json.put("failure_class", ErrorText.code(gone));
            }
        }
    }

    private static void completed(ObjectNode json, ImageCompleted image) {
        image.getJobId().ifPresent(job -> json.put("job_id", job));
        json.put("idempotency_key", image.getIdempotencyKey());
        json.put("generation", image.getGeneration());
        json.put("attempts", image.getAttempts());
        json.put("provider", image.getProvider());
        json.put("prompt_version", image.getPromptVersion());
        wish(json, image.getExperiment(), image.getPlacement(), image.getCampaign());
        json.put("model_requested", image.getModelRequested());
        json.put("requested_count", image.getRequestedCount());
        json.put("partial", image.getPartial());
        json.put("possible_duplicate_charge", image.getPossibleDuplicateCharge());
        image.getCost().ifPresent(cost -> json.put("cost", cost.getAmount()).put("currency", cost.getCurrency()));
        json.put("admitted_at", image.getAdmittedAt().toString());
        json.put("sent_at", image.getSentAt().toString());
        json.put("completed_at", image.getCompletedAt().toString());
        image.getConsistencySet().ifPresent(set -> json.put("consistency_set", set));
        image.getSetModelActual().ifPresent(model -> json.put("set_model_actual", model));
    }

    /** What the event asked for besides the picture itself; the arm of an experiment is its prompt version. */
    private static void wish(
            ObjectNode json, Optional<String> experiment, Optional<String> placement, Optional<String> campaign) {
        experiment.ifPresent(name -> json.put("experiment", name));
        placement.ifPresent(name -> json.put("placement", name));
        campaign.ifPresent(name -> json.put("campaign", name));
    }

    private static void pictures(ArrayNode json, List<StoredPicture> pictures) {
        for (StoredPicture picture : pictures) {
            ObjectNode one = json.addObject().put("url", picture.url());
            switch (picture) {
                case StoredPicture.Kept kept ->
                    one.put("path", kept.path().toString().replace('\\', '/'))
                            .put("bytes", kept.bytes())
                            .put("sha256", kept.sha256());
                case StoredPicture.InStore stored ->
                    one.put("stored_url", stored.storedUrl())
                            .put("bytes", stored.bytes())
                            .put("sha256", stored.sha256());
                case StoredPicture.Missing missing -> one.put("problem", missing.problem());
                case StoredPicture.NotWanted n -> {}
            }
        }
    }

    private static void failed(ObjectNode json, ImageFailed failed) {
        Failure failure = failed.getFailure();
        failed.getJobId().ifPresent(job -> json.put("job_id", job));
        json.put("idempotency_key", failed.getIdempotencyKey().orElse(null));
        json.put("generation", failed.getGeneration());
        json.put("attempts", failed.getAttempts());
        json.put("state", failed.getState().name());
        json.put("failure_class", failure.getWhy().name());
        json.put("http_status", failure.getHttpStatus().orElse(null));
        json.put("request_id", failure.getRequestId().orElse(null));
        json.put("possible_duplicate_charge", failed.getPossibleDuplicateCharge());
        failed.getRequest().ifPresent(request -> request(json, request));
        json.put("failed_at", failed.getFailedAt().toString());
        ArrayNode violations = json.putArray("violations");
        for (Violation violation : failed.getViolations()) {
            violations
                    .addObject()
                    .put("field", violation.getField())
                    .put("rule", violation.getRule())
                    .put("value", violation.getValue());
        }
    }

    private static void request(ObjectNode json, GenerationRequest request) {
        json.put("provider", request.getProvider());
        json.put("prompt_version", request.getPromptVersion());
        wish(json, request.getExperiment(), request.getPlacement(), request.getCampaign());
        json.put("model_requested", request.getModel());
        json.put("requested_count", request.getCount());
        request.getConsistencySet().ifPresent(set -> json.put("consistency_set", set));
        request.getDependsOn().ifPresent(shot -> json.put("depends_on_shot", shot.getShotName()));
        request.getAdmittedAt().ifPresent(at -> json.put("admitted_at", at.toString()));
    }
}
