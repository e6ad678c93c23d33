package io.darkroom.benchmarks.api;

import java.time.Duration;
import java.util.Optional;

/** How a call is refused: at once, in CreativeAI's form. Any thread. */
record Refusal(int status, String code, Optional<Duration> retryAfter) {

    String body() {
        return """
                {"error":{"code":"%s","message":"Refused by the benchmark."}}""".formatted(code);
    }
}
