package io.darkroom.sandbox.api.job;

import io.darkroom.sandbox.fault.FaultAction;
import io.darkroom.sandbox.pixelmuse.Job;
import java.time.Instant;
import java.util.Optional;

/**
 * What will become of a job, decided when it is ordered. Any thread.
 *
 * @param drawn pictures that come of it
 * @param paid pictures that are paid for; empty when it costs nothing
 * @param broken how it ends without a picture
 */
record JobPlan(int drawn, Optional<Integer> paid, Optional<Broken> broken) {

    /** An end without a picture. */
    record Broken(Job.Why why, String code, String message) {}

    /**
     * What a rule makes of an order.
     *
     * @param pictures how many come of it if nothing goes wrong
     */
    static JobPlan of(Optional<FaultAction> fault, int pictures) {
        Optional<FaultAction> spoilt = fault.filter(action -> action.kind() != FaultAction.Kind.DELAY);
        boolean pays = spoilt.map(action -> action.billed().orElse(false)).orElse(pictures > 0);
        return new JobPlan(
                spoilt.isPresent() ? 0 : pictures,
                pays ? Optional.of(pictures) : Optional.empty(),
                spoilt.flatMap(JobPlan::broken));
    }

    /** The same for whom it was billed to already. */
    JobPlan paidBefore() {
        return new JobPlan(drawn, Optional.empty(), broken);
    }

    Job.End end(Job job, Instant now) {
        return broken.<Job.End>map(how -> new Job.End.Broken(now, how.why(), how.code(), how.message()))
                .orElseGet(() -> new Job.End.Drawn(now, job.order().request().pictures(job.pictureKey(), drawn)));
    }

    private static Optional<Broken> broken(FaultAction fault) {
        return switch (fault.kind()) {
            case FAIL -> broken(Job.Why.FAILED, fault);
            case CANCEL -> broken(Job.Why.CANCELLED, fault);
            case EXPIRE -> broken(Job.Why.EXPIRED, fault);
            default -> Optional.empty();
        };
    }

    private static Optional<Broken> broken(Job.Why why, FaultAction fault) {
        return Optional.of(new Broken(why, fault.error().code(), fault.error().message()));
    }
}
