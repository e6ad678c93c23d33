package io.darkroom.pipeline.generate;

import io.darkroom.pipeline.generate.job.JobLimits;
import io.darkroom.pipeline.generate.job.JobSettings;
import io.darkroom.pipeline.generate.job.Jobs;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.pace.Timer;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.JobReport;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/** Jobs for tests. */
final class TestJobs {
    private TestJobs() {}

    /** Jobs that nobody looks at. */
    static Jobs jobs(ImageProvider provider, Clock clock) {
        return jobs(provider, clock, (delay, task) -> {});
    }

    static Jobs jobs(ImageProvider provider, Clock clock, Timer timer) {
        return jobs(provider, clock, timer, report -> {});
    }

    static Jobs jobs(ImageProvider provider, Clock clock, Timer timer, Consumer<JobReport> looked) {
        JobLimits limits = new JobLimits("sandbox", JobSettings.defaults(), Duration.ofHours(24));
        return new Jobs(limits, provider, timer, Clocks.same(clock), new Random(1), looked);
    }
}
