package io.darkroom.app.config.asset;

import io.darkroom.app.config.setting.Settings;
import java.time.Duration;

/**
 * How pictures are fetched: by the asset stage and in trials.
 *
 * @param maxBytes largest picture, 1 KiB to 1 GiB
 * @param timeout limit for one try, 1 s to 10 min
 * @param attempts tries for one picture, 1 to 20
 * @param parallel pictures fetched at a time, 1 to 64
 */
public record PictureSettings(long maxBytes, Duration timeout, int attempts, int parallel) {
    /** Before the second try; those after it are longer. */
    public static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    public PictureSettings {
        if (maxBytes < 1024 || maxBytes > 1L << 30) {
            throw new IllegalArgumentException("pictures.max-bytes must be 1KiB to 1GiB, was " + maxBytes);
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("pictures.timeout must be 1s to 10m, was " + timeout);
        }
        if (attempts < 1 || attempts > 20) {
            throw new IllegalArgumentException("assets.attempts must be 1 to 20, was " + attempts);
        }
        if (parallel < 1 || parallel > 64) {
            throw new IllegalArgumentException("assets.parallel must be 1 to 64, was " + parallel);
        }
    }

    /**
     * As the settings say.
     *
     * @throws IllegalArgumentException when one is wrong; names it
     */
    public static PictureSettings read(Settings settings) {
        return new PictureSettings(
                settings.bytes("pictures.max-bytes"),
                settings.duration("pictures.timeout"),
                settings.integer("assets.attempts"),
                settings.integer("assets.parallel"));
    }
}
