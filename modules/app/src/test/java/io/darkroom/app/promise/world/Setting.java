package io.darkroom.app.promise.world;

import io.darkroom.app.promise.evidence.Limits;
import io.darkroom.app.promise.evidence.Limits.Rate;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a scenario is set up.
 *
 * @param cap calls in flight
 * @param partitions of each topic
 * @param api how the image API behaves
 * @param rate calls in a time
 * @param properties settings of Darkroom besides
 */
public record Setting(
        int cap, int partitions, ImageApiSettings api, Optional<Rate> rate, Map<String, String> properties) {
    public Setting {
        properties = Map.copyOf(properties);
    }

    /** One partition, an API that answers after this time and honours no idempotency key. */
    public static Setting of(int cap, String latency) {
        return new Setting(
                cap,
                1,
                ImageApiSettings.withLatency(Latency.parse(latency)),
                Optional.empty(),
                Map.of("retry.delay", "200ms"));
    }

    public Setting partitions(int number) {
        return new Setting(cap, number, api, rate, properties);
    }

    /** No more calls than this may begin in a time. */
    public Setting rate(int calls, Duration per) {
        Rate slowest = new Rate(calls, per);
        return new Setting(cap, partitions, api, Optional.of(slowest), properties)
                .with("providers.sandbox.rate", slowest.text());
    }

    /** The API draws in jobs, and honours no idempotency key: an order that is sent again is another job, and paid. */
    public Setting jobs() {
        return with("providers.sandbox.dialect", "pixelmuse-generate")
                .with("models.nano-banana-pro.reference", "ignore")
                .with("providers.sandbox.poll-interval", "500ms")
                .with("providers.sandbox.poll-interval-later", "1s");
    }

    /** The API answers a repeated token as before, and is known to. */
    public Setting idempotent() {
        return new Setting(cap, partitions, api.honouringIdempotencyKey(), rate, properties)
                .with("providers.sandbox.idempotent", "true");
    }

    public Setting with(String property, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(property, value);
        return new Setting(cap, partitions, api, rate, more);
    }

    /** What the API may see at most. */
    Limits limits() {
        return new Limits(Math.max(cap, partitions), rate);
    }
}
