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
        Callbacks callbacks,
        String requestsTopic,
        String retriesTopic) {

    Parts(
            GenerateSettings settings,
            Topics topics,
            Owner owner,
            Calls calls,
            RetrySchedule schedule,
            GenerateMetrics metrics,
            Callbacks callbacks) {
        this(
                settings,
                topics,
                owner,
                calls,
                schedule,
                metrics,
                callbacks,
                topics.requests(settings.provider()).name(),
                topics.retries(settings.provider()).name());
    }
}
