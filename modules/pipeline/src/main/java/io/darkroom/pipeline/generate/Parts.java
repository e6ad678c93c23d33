package io.darkroom.pipeline.generate;

import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.generate.call.Callbacks;
import io.darkroom.pipeline.generate.call.Owner;
import io.darkroom.pipeline.generate.flight.Calls;
import io.darkroom.pipeline.generate.flight.GenerateMetrics;
import io.darkroom.pipeline.generate.outcome.RetrySchedule;
import io.darkroom.pipeline.generate.purpose.Purpose;
import io.darkroom.pipeline.generate.setting.GenerateSettings;

/** What the tasks of one process share. Any thread. */
record Parts(
        GenerateSettings settings,
        Topics topics,
        Owner owner,
        Calls calls,
        RetrySchedule schedule,
        GenerateMetrics metrics,
        Callbacks callbacks,
        Purpose purpose,
        String requestsTopic,
        String retriesTopic) {

    Parts(
            GenerateSettings settings,
            Topics topics,
            Owner owner,
            Calls calls,
            RetrySchedule schedule,
            GenerateMetrics metrics,
            Callbacks callbacks,
            Purpose purpose) {
        this(
                settings,
                topics,
                owner,
                calls,
                schedule,
                metrics,
                callbacks,
                purpose,
                topics.requests(settings.provider()).name(),
                topics.retries(settings.provider()).name());
    }
}
