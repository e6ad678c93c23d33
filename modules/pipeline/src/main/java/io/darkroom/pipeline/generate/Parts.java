package io.darkroom.pipeline.generate;

import io.darkroom.contract.topic.Topics;

/** What the tasks of one process share. Any thread. */
record Parts(
        GenerateSettings settings,
        Topics topics,
        Owner owner,
        Calls calls,
        RetrySchedule schedule,
        GenerateMetrics metrics,
        String retriesTopic) {

    Parts(
            GenerateSettings settings,
            Topics topics,
            Owner owner,
            Calls calls,
            RetrySchedule schedule,
            GenerateMetrics metrics) {
        this(
                settings,
                topics,
                owner,
                calls,
                schedule,
                metrics,
                topics.retries(settings.provider()).name());
    }
}
