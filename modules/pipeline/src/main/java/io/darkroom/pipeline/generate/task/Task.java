package io.darkroom.pipeline.generate.task;

import io.darkroom.pipeline.generate.call.Owner;
import io.darkroom.pipeline.generate.flight.Calls;
import io.darkroom.pipeline.generate.flight.GenerateMetrics;
import io.darkroom.pipeline.generate.flight.JobCalls;
import io.darkroom.pipeline.generate.flight.Lane;
import io.darkroom.pipeline.generate.gate.Gate;
import io.darkroom.pipeline.generate.purpose.Purpose;
import io.darkroom.pipeline.generate.store.OpenCalls;
import io.darkroom.pipeline.generate.store.Tally;
import io.darkroom.pipeline.generate.store.UnclaimedResults;

/**
 * What the parts of one task share for as long as it is theirs: made anew each time a task is initialised. Stream thread
 * only.
 */
public record Task(
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

    public Lane lane() {
        return calls.lane(partition);
    }

    Tally tally() {
        return calls.tally(partition);
    }

    JobCalls jobs() {
        return calls.jobs();
    }
}
