package io.darkroom.app.pictures;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Tries once to fetch a picture into a file. Blocks; virtual threads only. */
final class Downloader {
    private static final Set<Integer> AGAIN = Set.of(404, 408, 425, 429);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final PictureSettings settings;
    private final Watchdog watchdog;

    Downloader(HttpClient http, PictureSettings settings, Watchdog watchdog) {
        this.http = http;
        this.settings = settings;
        this.watchdog = watchdog;
    }

    Download fetch(URI url, Path target) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(settings.timeout()).GET().build();
        try (Watchdog.Guard guard = watchdog.guard(settings.timeout())) {
            try {
                HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    return response.statusCode() == 200 ? save(body, target) : status(response);
                }
            } catch (InterruptedException e) {
                if (!guard.barked()) {
                    throw e;
                }
                return tooSlow();
            } catch (IOException e) {
                return guard.barked() ? tooSlow() : new Download.Retry(said(e), Optional.empty());
            }
        }
    }

    private Download tooSlow() {
        return new Download.Retry("no answer within " + settings.timeout().toSeconds() + " s", Optional.empty());
    }

    private Download save(InputStream body, Path target) throws IOException {
        byte[] start = body.readNBytes(PictureType.PEEK);
        Optional<PictureType> type = PictureType.of(start);
        if (type.isEmpty()) {
            return new Download.Retry("the answer is no PNG, JPEG, WebP, GIF or AVIF picture", Optional.empty());
        }
        MessageDigest digest = Digest.sha256();
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

    private static Download status(HttpResponse<InputStream> response) {
        String problem = "HTTP " + response.statusCode();
        return response.statusCode() >= 500 || AGAIN.contains(response.statusCode())
                ? new Download.Retry(problem, wait(response.headers()))
                : new Download.Refused(problem);
    }

    private static Optional<Duration> wait(HttpHeaders headers) {
        return headers.firstValue("retry-after")
                .filter(seconds -> seconds.matches("\\d{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    private static String said(Exception e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
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
