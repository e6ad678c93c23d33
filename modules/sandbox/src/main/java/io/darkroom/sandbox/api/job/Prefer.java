package io.darkroom.sandbox.api.job;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Prefer} (RFC 7240). Any thread. */
final class Prefer {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Pattern WAIT = Pattern.compile("(?:^|.*[,;\\s])wait=(\\d{1,4})(?:[,;\\s].*|$)");

    private Prefer() {}

    /** How long the caller would wait for the end; zero when it does not say, a minute at most. */
    static Duration waiting(HttpServerRequest http) {
        Matcher wait =
                WAIT.matcher(Optional.ofNullable(http.getHeader("Prefer")).orElse(""));
        Duration wished = wait.matches() ? Duration.ofSeconds(Long.parseLong(wait.group(1))) : Duration.ZERO;
        return wished.compareTo(LONGEST) > 0 ? LONGEST : wished;
    }
}
