package io.darkroom.app.asset.download;

import io.darkroom.app.fetch.Fetched;
import io.darkroom.app.fetch.Fetcher;
import io.darkroom.app.wording.FileTrouble;
import io.darkroom.contract.key.Sha256;
import io.darkroom.provider.FailureClass;
import io.darkroom.providers.picture.PictureType;
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
import java.util.OptionalInt;

/**
 * Tries once to fetch a picture into a file, byte for byte, and digests it on its way: memory holds a piece of it at a time.
 * Blocks; virtual threads only.
 */
public final class Downloader implements AutoCloseable {
    private final Fetcher fetcher;
    private final long maxBytes;
    private final Duration timeout;

    /**
     * Takes over the fetcher.
     *
     * @param maxBytes largest picture
     * @param timeout limit for one try, the last byte included
     */
    public Downloader(Fetcher fetcher, long maxBytes, Duration timeout) {
        this.fetcher = fetcher;
        this.maxBytes = maxBytes;
        this.timeout = timeout;
    }

    /** Fetches a picture of somebody else. */
    public Download fetch(URI url, Path target) throws InterruptedException {
        return switch (fetcher.fetch(url, timeout)) {
            case Fetched.Refused no -> new Download.Failed(FailureClass.INVALID_REQUEST, no.problem());
            case Fetched.Failed failed -> new Download.Failed(FailureClass.PROVIDER_ERROR, failed.problem());
            case Fetched.Answer answer -> read(answer, target);
        };
    }

    /** Takes a picture of our own. Closes it. */
    public Download copy(InputStream own, Path target) {
        try (own) {
            return save(own, target);
        } catch (IOException e) {
            return new Download.Failed(FailureClass.PROVIDER_ERROR, "the asset cannot be read: " + FileTrouble.of(e));
        }
    }

    private Download read(Fetched.Answer answer, Path target) throws InterruptedException {
        try (InputStream body = answer.body()) {
            return answer.status() == 200 ? save(body, target) : status(answer);
        } catch (InterruptedIOException e) {
            throw new InterruptedException(e.getMessage());
        } catch (IOException e) {
            return new Download.Failed(FailureClass.PROVIDER_ERROR, String.valueOf(e.getMessage()));
        }
    }

    private Download save(InputStream body, Path target) throws IOException {
        byte[] start = body.readNBytes(PictureType.PEEK);
        Optional<PictureType> type = PictureType.of(start);
        if (type.isEmpty()) {
            return new Download.Failed(
                    FailureClass.PROTOCOL_ERROR, "the answer is no PNG, JPEG, WebP, GIF or AVIF picture");
        }
        MessageDigest digest = Sha256.begin();
        long bytes = 0;
        try (OutputStream out = create(target)) {
            byte[] buffer = Arrays.copyOf(start, 64 * 1024);
            for (int n = start.length; n >= 0; n = body.read(buffer)) {
                bytes += n;
                if (bytes > maxBytes) {
                    return new Download.Failed(
                            FailureClass.INVALID_REQUEST,
                            "the picture is larger than " + maxBytes + " bytes (pictures.max-bytes)");
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
        return new Download.Failed(
                StatusTable.of(answer.status()),
                "HTTP " + answer.status(),
                OptionalInt.of(answer.status()),
                answer.retryAfter());
    }

    /** Ends what is being fetched. */
    @Override
    public void close() {
        fetcher.close();
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
