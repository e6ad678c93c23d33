package io.darkroom.pipeline.generate.call;

import io.darkroom.contract.Asset;
import io.darkroom.contract.Drawn;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Image;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.RetryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the pictures of a request, in order. Pure. Any thread. */
public final class Album {
    private Album() {}

    /** What a request brings along from its earlier attempts. */
    public static Optional<Drawn> of(GenerationRequest request) {
        return request.getRetry().flatMap(RetryState::getDrawn);
    }

    public static int pictures(Optional<Drawn> drawn) {
        return drawn.map(there -> there.getImages().size()).orElse(0);
    }

    /** Number of the picture that is asked for next, from 1. */
    public static int next(Optional<Drawn> drawn) {
        return pictures(drawn) + 1;
    }

    /**
     * Puts a good answer behind what is there; an answer to a call for all pictures takes the place of what is there.
     *
     * @param sentAt when its call was sent
     * @param counted whether its call is counted by {@link RetryState#getSends} already
     */
    public static Drawn add(Optional<Drawn> drawn, ProviderReply answer, Instant sentAt, boolean counted) {
        boolean whole = CallId.picture(answer.getCallId()) == CallId.ALL;
        List<Image> images =
                new ArrayList<>(whole ? List.of() : drawn.map(Drawn::getImages).orElse(List.of()));
        answer.getImages().forEach(image -> images.add(told(image, answer)));
        List<Asset> assets =
                new ArrayList<>(whole ? List.of() : drawn.map(Drawn::getAssets).orElse(List.of()));
        assets.addAll(answer.getAssets());
        Optional<Drawn> mine = drawn.filter(there -> there.getImages().size() > there.getEarlier());
        return new Drawn(
                images,
                assets,
                drawn.map(Drawn::getCalls).orElse(0) + (counted ? 0 : 1),
                answer.getModelActual()
                        .or(() -> drawn.flatMap(Drawn::getModelActual))
                        .orElse(null),
                answer.getRequestId()
                        .or(() -> drawn.flatMap(Drawn::getRequestId))
                        .orElse(null),
                answer.getProviderJobId()
                        .or(() -> drawn.flatMap(Drawn::getProviderJobId))
                        .orElse(null),
                mine.map(Drawn::getSentAt).orElse(sentAt),
                answer.getAnsweredAt(),
                whole ? 0 : drawn.map(Drawn::getEarlier).orElse(0));
    }

    /** A picture with what its own call said. */
    private static Image told(Image image, ProviderReply answer) {
        return new Image(
                image.getUrl(),
                answer.getModelActual().orElse(null),
                answer.getRequestId().orElse(null));
    }

    /** Whether nothing is asked for any more after this answer: fewer than asked for in one call are a result too. */
    public static boolean isComplete(GenerationRequest request, Drawn drawn, ProviderReply last) {
        return CallId.picture(last.getCallId()) == CallId.ALL
                || drawn.getImages().size() >= request.getCount();
    }

    /** Whether an answer brings nothing but pictures that are there. */
    public static boolean has(Optional<Drawn> drawn, ProviderReply answer) {
        List<String> there = drawn.map(Drawn::getImages).orElse(List.of()).stream()
                .map(Image::getUrl)
                .toList();
        return answer.getImages().stream().map(Image::getUrl).allMatch(there::contains);
    }
}
