package io.darkroom.app.status.search;

import io.darkroom.app.status.answer.Waiting;
import io.darkroom.app.status.answer.Waiting.Reason;
import io.darkroom.app.status.around.Surroundings;
import io.darkroom.app.work.Crew;
import io.darkroom.contract.topic.Topics;

/** Tells who is to do what a key waits for. Pure, any thread. */
final class AtWork {
    private final Surroundings around;

    AtWork(Surroundings around) {
        this.around = around;
    }

    /** What it waits for, with what is to be said about those who are to do it. */
    Waiting told(Waiting waiting, Trail trail) {
        return switch (waiting.reason()) {
            case CAMPAIGN -> around.deserted() ? nobodyEver(waiting) : waiting;
            case ANSWER, JOB, SETTLING, DUE_TIME, LINE, HOLD ->
                around.deserted() ? nobodyEver(waiting) : waiting.and(nobody() + others() + crew(waiting, trail));
            default -> waiting;
        };
    }

    /** Nobody works for it, and nobody will as long as nobody is started who uses its provider. */
    private Waiting nobodyEver(Waiting then) {
        return new Waiting(
                Reason.PROVIDER,
                "%s, which is not in use here; nobody works for it (darkroom serve --stages generation --provider %s does), then for %s"
                        .formatted(around.provider(), around.provider(), then.sentence()),
                then.before(),
                then.until());
    }

    /** Empty while somebody is at work. */
    String nobody() {
        if (!around.generation().idle()) {
            return "";
        }
        return around.provider().equals(Topics.ASSET_STAGE)
                ? "; no darkroom serve runs the asset stage now"
                : "; no darkroom serve runs generation of " + around.provider() + " now";
    }

    private String others() {
        return around.used() ? "" : "; %s is not in use here, others work for it".formatted(around.provider());
    }

    private String crew(Waiting waiting, Trail trail) {
        Crew crew = around.generation().crew();
        return trail.open()
                .filter(seen -> waiting.reason() == Reason.ANSWER)
                .flatMap(seen -> seen.value()
                        .getOwner()
                        .map(owner -> crew.note(seen.at().getPartition(), owner.split("@", 2)[0])))
                .or(() -> trail.partition().map(crew::note))
                .orElse("");
    }
}
