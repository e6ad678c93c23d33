package io.darkroom.pipeline.generate.job;

import java.time.Duration;

/**
 * How the jobs of one provider are looked at, and what is said of those that are given up. Any thread.
 *
 * @param provider name of the provider
 * @param maxAge age at which a job that cannot be looked at is given up: {@code retry.max-age}
 */
public record JobLimits(String provider, JobSettings settings, Duration maxAge) {

    String stillDrawn(Job job) {
        return "job %s was still drawn after %s, providers.%s.job-deadline is over"
                .formatted(job.id(), text(settings.deadline()), provider);
    }

    String neverSeen(Job job, String why) {
        return "job %s could not be looked at, retry.max-age is over: %s".formatted(job.id(), why);
    }

    /** {@code PT1M30S} as {@code 1m30s}. */
    private static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }
}
