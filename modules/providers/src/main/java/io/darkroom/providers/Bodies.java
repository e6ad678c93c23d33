package io.darkroom.providers;

import io.darkroom.providers.answer.AnswerBody;
import io.darkroom.providers.answer.AnswerBodyReader;
import io.darkroom.providers.answer.AnswerForm;
import io.darkroom.providers.answer.Picture;
import io.darkroom.providers.picture.PictureKeeper;
import io.darkroom.providers.picture.PictureKeeper.Kept;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads bodies, and keeps the pictures that lie in them, beside the event loop. A body without such is read at once. Any
 * thread.
 */
final class Bodies implements AutoCloseable {
    /** A larger body is read on a thread of its own. */
    private static final int LARGE = 256 << 10;

    private final AnswerForm form;
    private final PictureKeeper keeper;

    Bodies(AnswerForm form, PictureKeeper keeper) {
        this.form = form;
        this.keeper = keeper;
    }

    /**
     * What a body says, its pictures at addresses.
     *
     * @param notKept why a picture that arrived could not be stored
     */
    record Read(AnswerBody body, Optional<String> notKept) {}

    /** @param untilKept whether storing is tried again until it succeeds or this is closed */
    CompletionStage<Read> read(Buffer body, boolean untilKept) {
        if (body.length() <= LARGE) {
            return kept(AnswerBodyReader.read(form, body), untilKept);
        }
        return CompletableFuture.supplyAsync(() -> AnswerBodyReader.read(form, body), keeper)
                .thenCompose(read -> kept(read, untilKept));
    }

    private CompletionStage<Read> kept(AnswerBody body, boolean untilKept) {
        if (body.pictures().stream().noneMatch(Picture.Inside.class::isInstance)) {
            return CompletableFuture.completedStage(new Read(body, Optional.empty()));
        }
        List<CompletionStage<Kept>> all = body.pictures().stream()
                .map(picture -> kept(picture, untilKept))
                .toList();
        CompletionStage<List<Kept>> together = CompletableFuture.completedStage(new ArrayList<>());
        for (CompletionStage<Kept> one : all) {
            together = together.thenCombine(one, Bodies::plus);
        }
        return together.thenApply(kept -> read(body, kept));
    }

    private CompletionStage<Kept> kept(Picture picture, boolean untilKept) {
        return switch (picture) {
            case Picture.At at -> CompletableFuture.completedStage(new Kept.At(at.address()));
            case Picture.Inside inside -> keeper.keep(inside.data(), untilKept);
        };
    }

    private static List<Kept> plus(List<Kept> list, Kept next) {
        list.add(next);
        return list;
    }

    private static Read read(AnswerBody body, List<Kept> kept) {
        List<Picture> pictures = new ArrayList<>();
        Optional<String> notKept = Optional.empty();
        for (Kept one : kept) {
            switch (one) {
                case Kept.At at -> pictures.add(new Picture.At(at.address()));
                case Kept.NotNow not -> notKept = Optional.of(not.why());
                case Kept.NoPicture none -> {}
            }
        }
        return new Read(body.with(pictures), notKept);
    }

    /** Addresses of the pictures, which were kept before. */
    static List<URI> addresses(AnswerBody body) {
        return body.pictures().stream()
                .filter(Picture.At.class::isInstance)
                .map(picture -> ((Picture.At) picture).address())
                .toList();
    }

    @Override
    public void close() {
        keeper.close();
    }
}
