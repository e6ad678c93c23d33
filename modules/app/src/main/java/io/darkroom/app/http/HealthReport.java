package io.darkroom.app.http;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The answer to one question about health. Any thread.
 *
 * @param checks what it rests on
 */
record HealthReport(List<Check> checks) {
    HealthReport {
        checks = List.copyOf(checks);
    }

    /** How good it is, from good to bad. */
    enum Verdict {
        PASS,
        WARN,
        FAIL
    }

    /**
     * One thing that was looked at.
     *
     * @param name component and what of it, such as {@code intake:state}
     * @param value what was seen
     * @param since since when, where that is known; UTC
     * @param output why it is not well
     */
    record Check(String name, Verdict verdict, String value, Optional<Instant> since, Optional<String> output) {
        static Check pass(String name, String value, Instant since) {
            return new Check(name, Verdict.PASS, value, Optional.of(since), Optional.empty());
        }
    }

    /** The worst of its checks. */
    Verdict verdict() {
        return checks.stream()
                .map(Check::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.PASS);
    }
}
