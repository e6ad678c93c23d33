package io.darkroom.app.cost;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What costs are added up by; the names are contract. */
enum CostBy {
    /** Provider, and model as it was asked for. */
    PROVIDER,
    /** Campaign of the event. */
    CAMPAIGN,
    /** Stock keeping unit. */
    SKU,
    /** Version of the prompt. */
    PROMPT,
    /** Day on which it ended, UTC. */
    DAY;

    private static final String NONE = "-";

    /** Names of what it is made of. */
    List<String> columns() {
        return switch (this) {
            case PROVIDER -> List.of("provider", "model");
            case CAMPAIGN -> List.of("campaign");
            case SKU -> List.of("sku");
            case PROMPT -> List.of("prompt");
            case DAY -> List.of("day");
        };
    }

    /** What a result belongs to: a value for each column. */
    List<String> of(ImageCompleted image) {
        return switch (this) {
            case PROVIDER -> List.of(image.getProvider(), image.getModelRequested());
            case CAMPAIGN -> List.of(image.getCampaign().orElse(NONE));
            case SKU -> List.of(image.getSku());
            case PROMPT -> List.of(image.getPromptVersion());
            case DAY -> day(image.getCompletedAt());
        };
    }

    /** What a request that ended without a picture belongs to. */
    List<String> of(GenerationRequest request, Instant failedAt) {
        return switch (this) {
            case PROVIDER -> List.of(request.getProvider(), request.getModel());
            case CAMPAIGN -> List.of(request.getCampaign().orElse(NONE));
            case SKU -> List.of(request.getSku());
            case PROMPT -> List.of(request.getPromptVersion());
            case DAY -> day(failedAt);
        };
    }

    private static List<String> day(Instant time) {
        return List.of(time.atZone(ZoneOffset.UTC).toLocalDate().toString());
    }
}
