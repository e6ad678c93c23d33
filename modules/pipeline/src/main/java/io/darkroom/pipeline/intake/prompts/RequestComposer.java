package io.darkroom.pipeline.intake.prompts;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Shot;
import io.darkroom.contract.key.Fingerprint;
import io.darkroom.contract.key.IdempotencyKey;
import io.darkroom.pipeline.intake.route.Routes;
import io.darkroom.pipeline.intake.wire.Event;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the request of one rendered shot: defaults, idempotency key and fingerprint. Pure, any thread. */
public final class RequestComposer {
    private final Routes routes;
    private final Set<String> ignoredQueryParameters;
    private final String activeVersion;
    private final Map<String, String> aspectSizes;

    /**
     * @param routes which provider is asked
     * @param ignoredQueryParameters query parameters of the source picture that belong neither to key nor fingerprint
     * @param aspectSizes the size of each aspect ratio, for a provider that draws sizes only
     */
    public RequestComposer(
            Routes routes, Set<String> ignoredQueryParameters, Map<String, String> aspectSizes, PromptCatalog prompts) {
        this.routes = routes;
        this.ignoredQueryParameters = Set.copyOf(ignoredQueryParameters);
        this.activeVersion = prompts.active();
        this.aspectSizes = Map.copyOf(aspectSizes);
    }

    /** The request before admission: generation 0. */
    public GenerationRequest compose(Event event, ShotPrompt prompt) {
        CatalogChange change = event.change();
        Shot shot = prompt.shot();
        String version = shot.getPromptVersion().orElse(activeVersion);
        String model = shot.getModel().orElse(prompt.version().model());
        GenerationRequest request = GenerationRequest.newBuilder()
                .setIdempotencyKey(key(change, shot, version))
                .setFingerprint("")
                .setEventId(event.eventId())
                .setJobId(change.getJobId().orElse(null))
                .setSku(change.getSku())
                .setAnchorId(change.getAnchorId().orElse(change.getSku()))
                .setSegment(change.getSegment())
                .setShotName(shot.getShotName())
                .setPromptVersion(version)
                .setPlacement(shot.getPlacement().orElse(null))
                .setCampaign(change.getCampaign().orElse(null))
                .setProvider(routes.of(model))
                .setModel(model)
                .setPrompt(prompt.text())
                .setSourceImageUrl(change.getSourceImageUrl())
                .setAspect(shot.getAspect().orElse(null))
                .setSize(size(prompt).orElse(null))
                .setQuality(shot.getQuality().or(prompt.version()::quality).orElse(null))
                .setStyle(shot.getStyle().orElse(null))
                .setBackground(shot.getBackground().orElse(null))
                .setCount(shot.getCount())
                .setDeadline(change.getDeadline().orElse(null))
                .setOccurredAt(change.getOccurredAt())
                .setOrigin(event.origin())
                .setForce(event.marks().force().orElse(null))
                .setReplayId(event.marks().replayId().orElse(null))
                .setBackfill(event.marks().backfill())
                .setTraceparent(event.traceparent().orElse(null))
                .build();
        request.setFingerprint(Fingerprint.of(request, ignoredQueryParameters));
        return request;
    }

    /** The size asked for, else that of the aspect ratio asked for, where the provider has one, else the segment's. */
    private Optional<String> size(ShotPrompt prompt) {
        Shot shot = prompt.shot();
        if (shot.getSize().isPresent()) {
            return shot.getSize();
        }
        return shot.getAspect().isPresent()
                ? shot.getAspect().map(aspectSizes::get)
                : Optional.of(prompt.segment().size());
    }

    /**
     * A shot that adds to an anchor prompt (the form of recipe B) belongs to its source picture: two bedrooms of one
     * property share sku, segment and shot name.
     */
    private String key(CatalogChange change, Shot shot, String version) {
        String shotKey = shot.getPromptAppend().isPresent()
                ? IdempotencyKey.shotWithSource(shot.getShotName(), change.getSourceImageUrl(), ignoredQueryParameters)
                : shot.getShotName();
        return change.getIdempotencyKey()
                .map(own -> IdempotencyKey.own(change.getSku(), own, change.getSegment(), shotKey))
                .orElseGet(() -> IdempotencyKey.of(change.getSku(), change.getSegment(), shotKey, version));
    }
}
