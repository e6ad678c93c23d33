package io.darkroom.pipeline.generate;

import io.darkroom.pipeline.generate.purpose.Purpose;

/**
 * What the parts of one task share for as long as it is theirs: made anew each time a task is initialised. Stream thread
 * only.
 */
record Task(
        String provider,
        Owner owner,
        int partition,
        Calls calls,
        Sends sends,
        OpenCalls open,
        UnclaimedResults unclaimed,
        Output out,
        Purpose purpose,
        GenerateMetrics metrics) {

    Gate gate() {
        return calls.gate();
    }

    Lane lane() {
        return calls.lane(partition);
    }

    Tally tally() {
        return calls.tally(partition);
    }

    JobCalls jobs() {
        return calls.jobs();
    }
}
