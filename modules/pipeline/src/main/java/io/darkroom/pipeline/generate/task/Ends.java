package io.darkroom.pipeline.generate.task;

import io.darkroom.contract.Drawn;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.outcome.Deadline;
import io.darkroom.pipeline.generate.outcome.Outcomes;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ends requests that need no call, or may have none. Stream thread only. */
final class Ends {
    private final Task task;

    Ends(Task task) {
        this.task = task;
    }

    /** What a request needs is paid for already. */
    void complete(Paid.Claim.Complete claim) {
        GenerationRequest request = claim.call().getRequest();
        task.open().close(CallKey.of(request));
        task.out().completed(Outcomes.completed(request, claim.drawn(), claim.late()), claim.drawn());
    }

    /** Its deadline, or that of its campaign, has passed. */
    void expire(OpenCall call, Deadline deadline, Instant now) {
        GenerationRequest request = call.getRequest();
        end(
                call,
                "expired",
                drawn -> Outcomes.expiredInPart(request, drawn, deadline),
                Outcomes.expired(request, deadline, now),
                now);
    }

    /**
     * A newer one has taken its place.
     *
     * @param released whether an operator has ended it before, in words that stand in its topic
     */
    void replace(OpenCall call, boolean released, Instant now) {
        GenerationRequest request = call.getRequest();
        end(
                call,
                "replaced",
                drawn -> Outcomes.replacedInPart(request, drawn),
                released ? null : Outcomes.replaced(request, now),
                now);
    }

    /** Pictures that are there are paid: they are the result. */
    private void end(
            OpenCall call,
            String how,
            Function<Drawn, ImageCompleted> with,
            @Nullable ImageFailed without,
            Instant now) {
        GenerationRequest request = call.getRequest();
        task.open().close(CallKey.of(request));
        if (call.getDrawn().isPresent()) {
            Drawn drawn = call.getDrawn().get();
            task.metrics().settled(task.purpose().outcome(drawn));
            task.out().completed(with.apply(drawn), drawn);
        } else {
            task.metrics().settled(how);
            if (Outcomes.mayBeCharged(request)) {
                task.unclaimed().ended().keep(request, now);
            }
            if (without != null) {
                task.out().failed(without);
            }
        }
    }
}
