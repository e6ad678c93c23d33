package io.darkroom.app.status.search;

import io.darkroom.app.config.Price;
import io.darkroom.app.status.answer.KeyView;
import io.darkroom.app.status.answer.Step;
import io.darkroom.app.status.around.Surroundings;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.wording.FailureText;
import io.darkroom.app.wording.Money;
import io.darkroom.contract.Asset;
import io.darkroom.contract.Drawn;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.ReplyKind;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes what is shown of what was seen. Pure, any thread. */
final class KeyViews {
    private final Surroundings around;
    private final WaitingRules waiting;

    KeyViews(Surroundings around) {
        this.around = around;
        this.waiting = new WaitingRules(around);
    }

    /** The view of one key in a list: without its timeline. */
    KeyView brief(Trail trail, Ahead before) {
        return of(trail, before, Optional.empty(), List.of());
    }

    /**
     * The view of one key.
     *
     * @param before what goes before it
     * @param storing pictures of its result that are still to be stored
     */
    KeyView whole(Trail trail, Ahead before, Optional<KeyView.Storing> storing) {
        return of(trail, before, storing, Timeline.of(trail));
    }

    private KeyView of(Trail trail, Ahead before, Optional<KeyView.Storing> storing, List<Step> timeline) {
        GenerationStatus newest = trail.newest().value();
        GenerationStatus asked = Timeline.admitted(trail);
        return new KeyView(
                newest.getIdempotencyKey(),
                newest.getSku(),
                asked.getJobId(),
                newest.getConsistencySet(),
                newest.getState(),
                newest.getGeneration(),
                trail.provider(),
                attempts(trail),
                providerJob(trail),
                asked.getEventId(),
                Seen.place(asked.getOrigin()),
                asked.getReplayId(),
                times(trail),
                waiting.of(trail, before),
                result(trail),
                storing,
                timeline);
    }

    private static int attempts(Trail trail) {
        long generation = trail.newest().value().getGeneration();
        Optional<Integer> ended = trail.completed(generation)
                .map(seen -> seen.value().getAttempts())
                .or(() -> trail.failed(generation).map(seen -> seen.value().getAttempts()));
        return ended.orElseGet(() -> requests(trail)
                        .mapToInt(request ->
                                request.getRetry().map(RetryState::getSends).orElse(0))
                        .max()
                        .orElse(0)
                + drawn(trail)
                + (isSent(trail) ? 1 : 0));
    }

    /** Calls that brought pictures of an open request while others are missing. */
    private static int drawn(Trail trail) {
        return trail.open()
                .flatMap(seen -> seen.value().getDrawn())
                .map(Drawn::getCalls)
                .orElse(0);
    }

    /** Of the call that is open, or of what came of it. */
    private static Optional<String> providerJob(Trail trail) {
        long generation = trail.newest().value().getGeneration();
        return trail.completed(generation)
                .flatMap(seen -> seen.value().getProviderJobId())
                .or(() -> trail.failed(generation).flatMap(seen -> seen.value().getProviderJobId()))
                .or(() -> trail.open().flatMap(seen -> WaitingRules.job(seen.value(), trail)));
    }

    private static Stream<GenerationRequest> requests(Trail trail) {
        return Stream.concat(
                trail.open().stream().map(seen -> seen.value().getRequest()),
                Stream.of(trail.retries(), trail.dueRecords(), trail.keptRecords())
                        .flatMap(List::stream)
                        .map(Seen::value)
                        .filter(request -> request.getGeneration()
                                == trail.newest().value().getGeneration()));
    }

    private static boolean isSent(Trail trail) {
        return trail.open()
                .filter(seen -> seen.value().getState() == OpenState.SENT)
                .isPresent();
    }

    private static KeyView.Times times(Trail trail) {
        GenerationStatus newest = trail.newest().value();
        long generation = newest.getGeneration();
        Optional<ImageCompleted> image = trail.completed(generation).map(Seen::value);
        Optional<ProviderReply> reply = trail.replies().stream()
                .map(Seen::value)
                .filter(said -> said.getGeneration() == generation
                        && (said.getKind() == ReplyKind.FINISHED || said.getKind() == ReplyKind.FAILED))
                .reduce((first, last) -> last);
        Optional<Instant> calling =
                trail.open().map(Seen::value).flatMap(OpenCall::getSentAt).filter(sent -> isSent(trail));
        return new KeyView.Times(
                trail.event().flatMap(Trail.Event::occurred),
                trail.event().map(Trail.Event::published),
                admitted(trail, image),
                calling.or(() -> image.map(ImageCompleted::getSentAt)).or(() -> reply.map(ProviderReply::getSentAt)),
                calling.isPresent()
                        ? Optional.empty()
                        : image.map(ImageCompleted::getCompletedAt).or(() -> reply.map(ProviderReply::getAnsweredAt)),
                newest.getUpdatedAt());
    }

    private static Optional<Instant> admitted(Trail trail, Optional<ImageCompleted> image) {
        long generation = trail.newest().value().getGeneration();
        return image.map(ImageCompleted::getAdmittedAt)
                .or(() -> requests(trail).findFirst().flatMap(GenerationRequest::getAdmittedAt))
                .or(() -> trail.failed(generation)
                        .flatMap(seen -> seen.value().getRequest())
                        .flatMap(GenerationRequest::getAdmittedAt))
                .or(() -> trail.decisions().stream()
                        .map(Seen::value)
                        .filter(said ->
                                said.getGeneration() == generation && said.getState() == LedgerState.IN_PROGRESS)
                        .map(GenerationStatus::getUpdatedAt)
                        .findFirst());
    }

    private Optional<KeyView.Result> result(Trail trail) {
        GenerationStatus newest = trail.newest().value();
        long generation = newest.getGeneration();
        Optional<KeyView.Result> seen = trail.completed(generation)
                .map(image -> completed(image, trail.assets(generation)))
                .or(() -> trail.failed(generation).map(this::failed));
        return seen.or(() -> newest.getResult()
                .filter(at -> newest.getState() != LedgerState.IN_PROGRESS)
                .map(KeyViews::unread));
    }

    private KeyView.Result completed(Seen<ImageCompleted> seen, Optional<Seen<ImageAssets>> assets) {
        ImageCompleted image = seen.value();
        return new KeyView.Result(
                seen.place(),
                true,
                image.getImages().stream().map(KeyViews::picture).toList(),
                image.getRequestedCount(),
                Optional.empty(),
                image.getCost()
                        .map(Money::of)
                        .or(() -> price(image.getProvider(), image.getModelRequested())
                                .map(price -> price.times(image.getImages().size() - image.getEarlier())
                                        .words())),
                image.getRequestId(),
                image.getModelActual(),
                image.getSetModelActual(),
                image.getPossibleDuplicateCharge(),
                assets.map(stored -> stored.value().getAssets().stream()
                                .map(KeyViews::stored)
                                .toList())
                        .orElse(List.of()));
    }

    private static KeyView.Picture picture(Image image) {
        return new KeyView.Picture(image.getUrl(), image.getModelActual(), image.getRequestId());
    }

    private static String stored(Asset asset) {
        return asset.getUrl()
                .orElseGet(() ->
                        "missing, " + asset.getFailure().map(FailureText::of).orElse("no reason given"));
    }

    private Optional<Price> price(String provider, String model) {
        return provider.equals(around.provider()) ? around.prices().apply(model) : Optional.empty();
    }

    private KeyView.Result failed(Seen<ImageFailed> seen) {
        ImageFailed failed = seen.value();
        return new KeyView.Result(
                seen.place(),
                true,
                List.of(),
                0,
                Optional.of(FailureText.of(failed.getFailure())),
                Optional.empty(),
                failed.getFailure().getRequestId(),
                Optional.empty(),
                Optional.empty(),
                failed.getPossibleDuplicateCharge(),
                List.of());
    }

    private static KeyView.Result unread(Origin at) {
        return new KeyView.Result(
                Seen.place(at),
                false,
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of());
    }
}
