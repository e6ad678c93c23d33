package io.darkroom.app.fetch;

import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** How one GET ended, redirects followed. Any thread. */
public sealed interface Fetched {

    /**
     * An answer that is no redirect.
     *
     * @param retryAfter how long it asks to wait, 0 to 24 h
     * @param body to be closed
     */
    record Answer(int status, Optional<Duration> retryAfter, InputStream body) implements Fetched {}

    /** It must not be fetched, and no try will help; one sentence. */
    record Refused(String problem) implements Fetched {}

    /** Nothing came; another try may help. */
    record Failed(String problem) implements Fetched {}
}
