package io.darkroom.app.run;

import io.darkroom.app.fetch.ShownUrl;
import io.darkroom.app.manifest.LineFormat;
import io.darkroom.app.manifest.ManifestFile;
import io.darkroom.app.manifest.Result;
import io.darkroom.app.manifest.ResultLine;
import io.darkroom.app.manifest.Summary;
import io.darkroom.app.pictures.PictureName;
import io.darkroom.app.pictures.StoredPicture;
import io.darkroom.app.run.position.Position;
import io.darkroom.app.run.row.RowSlots;
import io.darkroom.app.shelf.Patience;
import io.darkroom.app.shelf.PictureShelf;
import io.darkroom.contract.ImageCompleted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns ended rows into lines: fetches their pictures first, then writes. One thread. */
final class LineDesk {
    private static final Logger LOG = LoggerFactory.getLogger(LineDesk.class);
    private static final int SHOWN_PROBLEMS = 5;

    private record Done(
            int row,
            RowSlots.Slot slot,
            ImageCompleted image,
            List<StoredPicture> pictures,
            @Nullable Throwable why) {}

    private final LineFormat format;
    private final ManifestFile manifest;
    private final Summary summary;
    private final Optional<PictureShelf> shelf;
    private final LinkedBlockingQueue<Done> fetched = new LinkedBlockingQueue<>();
    private final List<String> problems = new ArrayList<>();
    private int fetching;
    private int kept;
    private int missing;

    LineDesk(LineFormat format, ManifestFile manifest, Summary summary, Optional<PictureShelf> shelf) {
        this.format = format;
        this.manifest = manifest;
        this.summary = summary;
        this.shelf = shelf;
    }

    /** A row was read; called in input order. */
    void announce(RowSlots.Slot slot) {
        summary.row(slot.id().anchorId());
        shelf.ifPresent(s -> s.announce(name(slot)));
    }

    /**
     * A row has ended; its line is written when its pictures are there.
     *
     * @param lookedUp where its result stands when it was looked up
     */
    void ended(int row, RowSlots.Slot slot, Result result, Optional<Position> lookedUp) throws IOException {
        if (result instanceof Result.Completed(ImageCompleted image, var none) && shelf.isPresent()) {
            fetching++;
            var unused = shelf.get()
                    .keep(name(slot), image, lookedUp.map(Position::origin))
                    .whenComplete((pictures, why) ->
                            fetched.add(new Done(row, slot, image, pictures == null ? List.of() : pictures, why)));
            return;
        }
        Result plain = result instanceof Result.Completed(ImageCompleted image, var none)
                ? new Result.Completed(image, StoredPicture.notWanted(image))
                : result;
        write(row, slot, plain);
    }

    /** Writes the lines whose pictures have come. */
    void writeFetched() throws IOException {
        List<Done> all = new ArrayList<>();
        fetched.drainTo(all);
        for (Done done : all) {
            fetching--;
            if (done.why() != null) {
                throw unwritable(done.why());
            }
            done.pictures().forEach(picture -> count(picture, done.slot()));
            write(done.row(), done.slot(), new Result.Completed(done.image(), done.pictures()));
        }
    }

    /** Calls are made: the first result is not far. */
    void expectPictures() {
        shelf.ifPresent(PictureShelf::expect);
    }

    /** Rows have nothing to wait for but their pictures. */
    void waitsOnly(Patience.Moment at) {
        shelf.ifPresent(bringing -> bringing.waitsOnly(at));
    }

    /** Rows whose pictures are being fetched. */
    int fetching() {
        return fetching;
    }

    /** Pictures in the folder. */
    int kept() {
        return kept;
    }

    /** Pictures that could not be fetched. */
    int missing() {
        return missing;
    }

    /** What was wrong with the first of them. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private void write(int row, RowSlots.Slot slot, Result result) throws IOException {
        ResultLine line = new ResultLine(slot.id(), slot.line(), result);
        manifest.add(row, format.render(line));
        summary.ended(row, line);
    }

    private void count(StoredPicture picture, RowSlots.Slot slot) {
        switch (picture) {
            case StoredPicture.Kept k -> kept++;
            case StoredPicture.Missing m -> {
                missing++;
                if (problems.size() < SHOWN_PROBLEMS) {
                    problems.add("line " + slot.line() + ": " + ShownUrl.of(m.url()) + ": " + m.problem());
                }
            }
            case StoredPicture.InStore i -> {}
            case StoredPicture.NotWanted n -> {}
        }
    }

    private static PictureName name(RowSlots.Slot slot) {
        return new PictureName(slot.id().sku(), slot.id().segment(), slot.id().shotName(), slot.source());
    }

    private static UncheckedIOException unwritable(Throwable why) {
        Throwable root = why;
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return new UncheckedIOException(io);
            }
            root = cause;
        }
        LOG.atError().setCause(why).log("a picture could not be kept");
        return new UncheckedIOException(new IOException(root.getMessage(), root));
    }
}
