package io.darkroom.app.pictures;

import io.darkroom.app.asset.PictureType;
import io.darkroom.app.asset.Sha256;
import io.darkroom.app.fetch.Fetched;
import io.darkroom.app.fetch.Fetcher;
import io.darkroom.app.wording.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Tries once to fetch a picture into a file. Blocks; virtual threads only. */
public final class Downloader {
    private static final Set<Integer> AGAIN = Set.of(404, 408, 425, 429);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Fetcher fetcher;
    private final PictureSettings settings;

    public Downloader(Fetcher fetcher, PictureSettings settings) {
        this.fetcher = fetcher;
        this.settings = settings;
    }

    /** From an address into a file. */
    public Download fetch(URI url, Path target) throws InterruptedException {
        return switch (fetcher.fetch(url, settings.timeout())) {
            case Fetched.Refused no -> new Download.Refused(no.problem());
            case Fetched.Failed failed -> new Download.Retry(failed.problem(), Optional.empty());
            case Fetched.Answer answer -> read(answer, target);
        };
    }

    /** Takes a picture from a file of our own. */
    public Download copy(Path own, Path target) {
        try (InputStream body = Files.newInputStream(own)) {
            return save(body, target);
        } catch (IOException e) {
            return new Download.Retry("the asset cannot be read: " + FileTrouble.of(e), Optional.empty());
        }
    }

    private Download read(Fetched.Answer answer, Path target) throws InterruptedException {
        try (InputStream body = answer.body()) {
            return answer.status() == 200 ? save(body, target) : status(answer);
        } catch (InterruptedIOException e) {
            throw new InterruptedException(e.getMessage());
        } catch (IOException e) {
            return new Download.Retry(String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    private Download save(InputStream body, Path target) throws IOException {
        byte[] start = body.readNBytes(PictureType.PEEK);
        Optional<PictureType> type = PictureType.of(start);
        if (type.isEmpty()) {
            return new Download.Retry("the answer is no PNG, JPEG, WebP, GIF or AVIF picture", Optional.empty());
        }
        MessageDigest digest = Sha256.digest();
        long bytes = 0;
        try (OutputStream out = create(target)) {
            byte[] buffer = Arrays.copyOf(start, 64 * 1024);
            for (int n = start.length; n >= 0; n = body.read(buffer)) {
                bytes += n;
                if (bytes > settings.maxBytes()) {
                    return new Download.Refused(
                            "the picture is larger than " + settings.maxBytes() + " bytes (pictures.max-bytes)");
                }
                digest.update(buffer, 0, n);
                write(out, buffer, n);
            }
        } catch (UnwritableException e) {
            return new Download.Unwritable(e.cause);
        }
        return new Download.Fetched(target, type.get(), bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static OutputStream create(Path target) throws UnwritableException {
        try {
            return Files.newOutputStream(target);
        } catch (IOException e) {
            throw new UnwritableException(e);
        }
    }

    private static void write(OutputStream out, byte[] buffer, int n) throws UnwritableException {
        try {
            out.write(buffer, 0, n);
        } catch (IOException e) {
            throw new UnwritableException(e);
        }
    }

    private static Download status(Fetched.Answer answer) {
        String problem = "HTTP " + answer.status();
        return answer.status() >= 500 || AGAIN.contains(answer.status())
                ? new Download.Retry(problem, answer.retryAfter().flatMap(Downloader::wait))
                : new Download.Refused(problem);
    }

    private static Optional<Duration> wait(String retryAfter) {
        return Optional.of(retryAfter)
                .filter(seconds -> seconds.matches("\\d{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    /** Tells the disk's failures from the network's. */
    private static final class UnwritableException extends IOException {
        private static final long serialVersionUID = 1L;
        private final IOException cause;

        UnwritableException(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
