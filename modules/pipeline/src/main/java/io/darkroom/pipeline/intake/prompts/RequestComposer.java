package io.darkroom.pipeline.intake.prompts;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Dependency;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Shot;
import io.darkroom.contract.key.ConsistencySet;
import io.darkroom.contract.key.Fingerprint;
import io.darkroom.contract.key.IdempotencyKey;
import io.darkroom.pipeline.intake.governance.Choice;
import io.darkroom.pipeline.intake.governance.Choices;
import io.darkroom.pipeline.intake.governance.Fallback;
import io.darkroom.pipeline.intake.governance.Reference;
import io.darkroom.pipeline.intake.wire.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the requests of rendered shots: defaults, idempotency key and fingerprint. Pure, any thread. */
public final class RequestComposer {
    private final Choices choices;
    private final Set<String> ignoredQueryParameters;

    /**
     * @param choices what shots leave open, and who draws them
     * @param ignoredQueryParameters query parameters of the source picture that belong neither to key nor fingerprint
     */
    public RequestComposer(Choices choices, Set<String> ignoredQueryParameters) {
        this.choices = choices;
        this.ignoredQueryParameters = Set.copyOf(ignoredQueryParameters);
    }

    /** The requests of an event before admission, in the order of its shots: generation 0. */
    public List<GenerationRequest> compose(Event event, Rendering rendering) {
        return rendering.prompts().stream()
                .map(prompt -> compose(event, prompt, rendering.prompts()))
                .toList();
    }

    private GenerationRequest compose(Event event, ShotPrompt prompt, List<ShotPrompt> all) {
        CatalogChange change = event.change();
        Shot shot = prompt.shot();
        Choice choice = choice(prompt);
        String version = prompt.choice().name();
        GenerationRequest request = GenerationRequest.newBuilder()
                .setIdempotencyKey(key(change, prompt))
                .setFingerprint("")
                .setEventId(event.eventId())
                .setJobId(change.getJobId().orElse(null))
                .setSku(change.getSku())
                .setAnchorId(change.getAnchorId().orElse(change.getSku()))
                .setSegment(change.getSegment())
                .setShotName(shot.getShotName())
                .setPromptVersion(version)
                .setExperiment(prompt.choice().experiment().orElse(null))
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
                .setTraceparent(event.trace().traceparent().orElse(null))
                .setTracestate(event.trace().tracestate().orElse(null))
                .setSource(event.source().orElse(null))
                .setConsistencySet(set(event).orElse(null))
                .setDependsOn(dependency(change, prompt, all, choice).orElse(null))
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

    /** Shots that are to be consistent with one another; only where the event says with what. */
    private static Optional<String> set(Event event) {
        CatalogChange change = event.change();
        return change.getAnchorId()
                .map(anchor -> ConsistencySet.of(change.getSku(), anchor, change.getJobId(), event.eventId())
                        .name());
    }

    /** A shot of the event; else one that was ordered before, in the same form and with the same version. */
    private Optional<Dependency> dependency(
            CatalogChange change, ShotPrompt prompt, List<ShotPrompt> all, Choice choice) {
        boolean handedOn = choice.model().reference() == Reference.TAKEN;
        return prompt.shot().getDependsOnShot().map(name -> {
            String key = all.stream()
                    .filter(other -> other.shot().getShotName().equals(name))
                    .findFirst()
                    .map(other -> key(change, other))
                    .orElseGet(() -> key(change, prompt, name));
            return new Dependency(name, key, handedOn, null);
        });
    }

    private String key(CatalogChange change, ShotPrompt prompt) {
        return key(change, prompt, prompt.shot().getShotName());
    }

    /**
     * A shot that adds to an anchor prompt (the form of recipe B) belongs to its source picture: two bedrooms of one
     * property share sku, segment and shot name.
     */
    private String key(CatalogChange change, ShotPrompt prompt, String shotName) {
        String shotKey = prompt.shot().getPromptAppend().isPresent()
                ? IdempotencyKey.shotWithSource(shotName, change.getSourceImageUrl(), ignoredQueryParameters)
                : shotName;
        return change.getIdempotencyKey()
                .map(own -> IdempotencyKey.own(change.getSku(), own, change.getSegment(), shotKey))
                .orElseGet(() -> IdempotencyKey.of(
                        change.getSku(),
                        change.getSegment(),
                        shotKey,
                        prompt.choice().name()));
    }
}
