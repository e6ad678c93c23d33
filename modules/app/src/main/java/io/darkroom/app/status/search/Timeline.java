package io.darkroom.app.status.search;

import io.darkroom.app.status.answer.Step;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.wording.FailureText;
import io.darkroom.contract.AssetState;
import io.darkroom.contract.Drawn;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Origin;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what happened to a key, oldest first, as far as the topics still know. Pure, any thread. */
final class Timeline {
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> calls = new HashSet<>();
    private final Set<String> retries = new HashSet<>();

    private Timeline() {}

    static List<Step> of(Trail trail) {
        Timeline timeline = new Timeline();
        timeline.event(trail);
        trail.decisions().forEach(timeline::decision);
        trail.request().ifPresent(timeline::request);
        trail.calls().forEach(timeline::call);
        trail.replies().forEach(timeline::reply);
        trail.retries().forEach(timeline::retry);
        trail.dueRecords().forEach(timeline::retry);
        trail.keptRecords().forEach(timeline::kept);
        long generation = trail.newest().value().getGeneration();
        trail.completed(generation).ifPresent(timeline::completed);
        trail.failed(generation).ifPresent(timeline::failed);
        trail.assets(generation).ifPresent(timeline::stored);
        return timeline.steps.stream().sorted(Comparator.comparing(Step::time)).toList();
    }

    private void event(Trail trail) {
        GenerationStatus asked = admitted(trail);
        trail.event()
                .ifPresent(event -> step(
                        event.published(),
                        asked.getOrigin(),
                        "event " + asked.getEventId() + " published" + job(asked)));
    }

    /** The decision that tells of the event that was admitted last; else the newest. */
    static GenerationStatus admitted(Trail trail) {
        return trail.decisions().stream()
                .map(Seen::value)
                .filter(said -> switch (said.getDecision()) {
                    case ADMITTED, CLOSED, READY -> true;
                    default -> false;
                })
                .reduce((first, last) -> last)
                .orElse(trail.newest().value());
    }

    private static String job(GenerationStatus said) {
        return said.getJobId().map(job -> ", job " + job).orElse("");
    }

    private void decision(Seen<GenerationStatus> seen) {
        GenerationStatus said = seen.value();
        String event = "event " + said.getEventId() + " at " + Seen.place(said.getOrigin()) + job(said);
        String replay = said.getReplayId().map(id -> ", replay " + id).orElse("");
        String what = switch (said.getDecision()) {
            case ADMITTED ->
                "admitted as generation " + said.getGeneration() + replay
                        + said.getWaitsFor().map(shot -> ", waits for " + shot).orElse("");
            case READY -> "the shot that it waited for is completed";
            case DUPLICATE -> event + " turned away as a repeat" + replay;
            case CONFLICT -> event + " turned away: it asks for another picture under this key" + replay;
            case CLOSED -> "the ledger closed it: " + said.getState();
            case RELEASED -> "released by an operator";
            case UNKNOWN -> "a decision that this version does not know";
        };
        step(said.getUpdatedAt(), seen.at(), what);
    }

    private void request(Seen<GenerationRequest> seen) {
        step(
                seen.time(),
                seen.at(),
                "in line for generation" + (seen.value().getBackfill() ? ", behind live work" : ""));
    }

    private void call(Seen<OpenCall> seen) {
        OpenCall call = seen.value();
        if (call.getState() == OpenState.SENT && calls.add(call.getCallId().orElse(""))) {
            step(call.getSentAt().orElse(call.getQueuedAt()), seen.at(), call(number(call)));
        }
    }

    private static String call(int number) {
        return "call " + number + " handed over";
    }

    private static int number(OpenCall call) {
        return call.getRequest().getRetry().map(RetryState::getSends).orElse(0)
                + call.getDrawn().map(Drawn::getCalls).orElse(0)
                + 1;
    }

    private void reply(Seen<ProviderReply> seen) {
        ProviderReply reply = seen.value();
        switch (reply.getKind()) {
            case FINISHED -> {
                sent(reply);
                step(
                        reply.getAnsweredAt(),
                        seen.at(),
                        "answered: " + Counted.of(reply.getImages().size(), "picture"));
            }
            case FAILED -> {
                sent(reply);
                step(
                        reply.getAnsweredAt(),
                        seen.at(),
                        "failed: " + reply.getFailure().map(FailureText::of).orElse("no reason given"));
            }
            case NOT_SENT -> step(reply.getAnsweredAt(), seen.at(), "not sent after all, back in line");
            case ACCEPTED -> {
                sent(reply);
                step(
                        reply.getAnsweredAt(),
                        seen.at(),
                        "accepted as job " + reply.getProviderJobId().orElse("without an id"));
            }
            case CAUGHT_UP, UNKNOWN -> {}
        }
    }

    /** A call whose row is gone is known from its answer. */
    private void sent(ProviderReply reply) {
        if (calls.add(reply.getCallId())) {
            steps.add(new Step(reply.getSentAt(), Optional.empty(), "call sent"));
        }
    }

    private void retry(Seen<GenerationRequest> seen) {
        RetryState retry = seen.value().getRetry().orElseThrow();
        if (retries.add(seen.value().getGeneration() + " " + retry.getSends() + " " + retry.getNotBefore())) {
            step(
                    seen.time(),
                    seen.at(),
                    "retry waits until %s after %s"
                            .formatted(
                                    retry.getNotBefore(), retry.getLastFailure().getWhy()));
        }
    }

    private void kept(Seen<GenerationRequest> seen) {
        step(
                seen.time(),
                seen.at(),
                "waits for campaign " + seen.value().getCampaign().orElse(""));
    }

    private void completed(Seen<ImageCompleted> seen) {
        step(
                seen.value().getCompletedAt(),
                seen.at(),
                "completed: " + Counted.of(seen.value().getImages().size(), "picture"));
    }

    private void failed(Seen<ImageFailed> seen) {
        ImageFailed failed = seen.value();
        String state = failed.getState() == FailedState.EXPIRED ? "expired" : "ended without a picture";
        step(failed.getFailedAt(), seen.at(), state + ": " + FailureText.of(failed.getFailure()));
    }

    private void stored(Seen<ImageAssets> seen) {
        int all = seen.value().getAssets().size();
        long missing = seen.value().getAssets().stream()
                .filter(asset -> asset.getState() != AssetState.STORED)
                .count();
        step(
                seen.value().getEndedAt(),
                seen.at(),
                missing == 0
                        ? "stored: " + Counted.of(all, "picture")
                        : "stored: %d of %s, the rest cannot be had"
                                .formatted(all - missing, Counted.of(all, "picture")));
    }

    private void step(Instant time, Origin at, String what) {
        steps.add(new Step(time, Optional.of(Seen.place(at)), what));
    }
}
