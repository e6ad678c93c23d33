package io.darkroom.pipeline.intake.prompts;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Shot;
import io.darkroom.contract.key.Fingerprint;
import io.darkroom.contract.key.IdempotencyKey;
import io.darkroom.pipeline.intake.governance.Choice;
import io.darkroom.pipeline.intake.governance.Choices;
import io.darkroom.pipeline.intake.governance.Fallback;
import io.darkroom.pipeline.intake.governance.Reference;
import io.darkroom.pipeline.intake.wire.Event;
import java.util.Optional;
import java.util.Set;

/** Makes the request of one rendered shot: defaults, idempotency key and fingerprint. Pure, any thread. */
public final class RequestComposer {
    private final Choices choices;
    private final Set<String> ignoredQueryParameters;
    private final String activeVersion;

    /**
     * @param choices what shots leave open, and who draws them
     * @param ignoredQueryParameters query parameters of the source picture that belong neither to key nor fingerprint
     */
    public RequestComposer(Choices choices, Set<String> ignoredQueryParameters, PromptCatalog prompts) {
        this.choices = choices;
        this.ignoredQueryParameters = Set.copyOf(ignoredQueryParameters);
        this.activeVersion = prompts.active();
    }

    /** The request before admission: generation 0. */
    public GenerationRequest compose(Event event, ShotPrompt prompt) {
        CatalogChange change = event.change();
        Shot shot = prompt.shot();
        Choice choice = choice(prompt);
        String version = shot.getPromptVersion().orElse(activeVersion);
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
                .setProvider(choice.provider())
                .setModel(choice.model().vendorName())
                .setPrompt(prompt.text())
                .setSourceImageUrl(choice.model().reference() == Reference.IGNORED ? "" : change.getSourceImageUrl())
                .setAspect(choice.aspect().orElse(null))
                .setSize(choice.size().orElse(null))
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
                .setSource(event.source().orElse(null))
                .build();
        request.setFingerprint(Fingerprint.of(request, ignoredQueryParameters));
        return request;
    }

    /** A shot that was rendered has a version, and so a model. */
    private Choice choice(ShotPrompt prompt) {
        Fallback fallback = new Fallback(
                Optional.of(prompt.version().model()),
                Optional.of(prompt.segment().size()));
        return choices.choice(prompt.shot(), fallback).orElseThrow();
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
