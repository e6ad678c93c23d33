package io.darkroom.pipeline.generate;

import io.darkroom.pipeline.generate.job.JobLimits;
import io.darkroom.pipeline.generate.job.JobSettings;
import io.darkroom.pipeline.generate.job.Jobs;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.pace.Timer;
import io.darkroom.provider.ImageProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** Jobs for tests. */
final class TestJobs {
    private TestJobs() {}

    /** Jobs that nobody looks at. */
    static Jobs jobs(ImageProvider provider, Clock clock) {
        return jobs(provider, clock, (delay, task) -> {});
    }

    static Jobs jobs(ImageProvider provider, Clock clock, Timer timer) {
        JobLimits limits = new JobLimits("sandbox", JobSettings.defaults(), Duration.ofHours(24));
        return new Jobs(limits, provider, timer, Clocks.same(clock), new Random(1), report -> {});
    }
}
