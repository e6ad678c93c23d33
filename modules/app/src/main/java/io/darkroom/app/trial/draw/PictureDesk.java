package io.darkroom.app.trial.draw;

import io.darkroom.app.asset.download.Download;
import io.darkroom.app.asset.download.Downloader;
import io.darkroom.app.config.asset.PictureSettings;
import io.darkroom.app.wording.FileTrouble;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the pictures of answers into the folder of the trial, each under its name when it is whole. Blocks; virtual threads only. */
final class PictureDesk {
    private static final Logger LOG = LoggerFactory.getLogger(PictureDesk.class);

    private final Path folder;
    private final Downloader downloader;
    private final PictureSettings settings;
    private final InsidePictures inside;
    private final Semaphore places;

    PictureDesk(Path folder, Downloader downloader, PictureSettings settings, InsidePictures inside) {
        this.folder = folder;
        this.downloader = downloader;
        this.settings = settings;
        this.inside = inside;
        this.places = new Semaphore(settings.parallel());
    }

    /** What an answer comes to; also of one that shows a fault of ours, for somebody waits for each. */
    Trial trial(Answer answer) throws InterruptedException {
        try {
            return judged(answer);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("an answer of a trial cannot be used");
            return new Trial.Failed(
                    answer.candidate(),
                    answer.took(),
                    answer.calls(),
                    Optional.empty(),
                    FailureClass.PROTOCOL_ERROR,
                    "The answer cannot be used: " + e,
                    answer.reply() instanceof Reply.Finished ? Trial.Paid.YES : Trial.Paid.PERHAPS);
        }
    }

    private Trial judged(Answer answer) throws InterruptedException {
        return switch (answer.reply()) {
            case Reply.Finished finished -> fetched(answer, finished);
            case Reply.Failed failed ->
                new Trial.Failed(
                        answer.candidate(),
                        answer.took(),
                        answer.calls(),
                        failed.requestId(),
                        failed.why(),
                        failed.error(),
                        answer.calls() == 0 ? Trial.Paid.NO : Trial.Paid.of(failed.why()));
            case Reply.Accepted job -> throw new IllegalStateException("job " + job.jobId() + " is not over");
        };
    }

    private Trial fetched(Answer answer, Reply.Finished finished) throws InterruptedException {
        URI source = finished.images().getFirst();
        Path temporary = folder.resolve("." + answer.candidate().file() + ".part");
        try {
            return switch (fetch(source, temporary)) {
                case Download.Fetched there -> named(answer, finished, source, there);
                case Download.Failed failed -> lost(answer, finished, failed.problem());
                case Download.Unwritable(IOException cause) ->
                    lost(answer, finished, "the file cannot be written: " + FileTrouble.of(cause));
            };
        } catch (IOException e) {
            return lost(answer, finished, "the file cannot be written: " + FileTrouble.of(e));
        } finally {
            remove(temporary);
        }
    }

    private Download fetch(URI source, Path temporary) throws InterruptedException, IOException {
        Optional<Path> own = inside.take(source);
        if (own.isPresent()) {
            try (InputStream picture = Files.newInputStream(own.get())) {
                return downloader.copy(picture, temporary);
            } finally {
                remove(own.get());
            }
        }
        Download last = once(source, temporary);
        for (int tries = 1;
                tries < settings.attempts() && last instanceof Download.Failed failed && failed.again();
                tries++) {
            Thread.sleep(failed.pause(PictureSettings.FIRST_PAUSE.multipliedBy(tries)));
            last = once(source, temporary);
        }
        return last;
    }

    /** Holds a place for the try alone. */
    private Download once(URI source, Path temporary) throws InterruptedException {
        places.acquire();
        try {
            return downloader.fetch(source, temporary);
        } finally {
            places.release();
        }
    }

    private Trial named(Answer answer, Reply.Finished finished, URI source, Download.Fetched there) throws IOException {
        Path file =
                folder.resolve(answer.candidate().file() + "." + there.type().extension());
        Files.move(there.file(), file);
        return new Trial.Drawn(
                answer.candidate(),
                answer.took(),
                answer.calls(),
                finished.requestId(),
                finished.modelActual(),
                new Picture(file, there.type(), there.bytes(), source));
    }

    private static Trial lost(Answer answer, Reply.Finished finished, String problem) {
        return new Trial.Failed(
                answer.candidate(),
                answer.took(),
                answer.calls(),
                finished.requestId(),
                FailureClass.RESULT_LOST,
                "The picture was drawn and could not be fetched from %s: %s"
                        .formatted(finished.images().getFirst(), problem),
                Trial.Paid.YES);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
