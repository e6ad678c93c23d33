package io.darkroom.app.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts webhooks. Any thread. */
record WebhookMetrics(MeterRegistry meters) {

    /** The tag of all providers that do not exist: whoever asks must not make metrics. */
    private static final String NOBODY = "unknown";

    void came(String provider, Verdict verdict) {
        Counter.builder("darkroom.webhooks")
                .description("webhooks of image APIs that draw in jobs")
                .baseUnit("requests")
                .tag("provider", verdict == Verdict.UNKNOWN_PROVIDER ? NOBODY : provider)
                .tag("result", verdict.written())
                .register(meters)
                .increment();
    }
}
