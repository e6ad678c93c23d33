package io.darkroom.pipeline.intake.prompts.lock;

import io.darkroom.contract.PromptLock;
import io.darkroom.pipeline.intake.prompts.wording.Wording;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A wording that is not what was used under its name. Any thread.
 *
 * @param lock what was used
 * @param now what the prompts file says
 */
record ChangedWording(PromptLock lock, Wording now) {

    /** What was changed, and what to do about it. */
    static String sentence(List<ChangedWording> changed) {
        return changed.stream().map(ChangedWording::text).collect(Collectors.joining("\n"))
                + "\nWords that were used under a name cannot be changed: give the new ones a version of their own, "
                + "and put the old ones back";
    }

    private String text() {
        return "%s is not what was used since %s (by %s):%s"
                .formatted(now.place(), lock.getLockedAt(), lock.getBy(), parts());
    }

    private String parts() {
        return now.parts().entrySet().stream()
                .map(part -> WordDiff.of(lock.getParts().getOrDefault(part.getKey(), ""), part.getValue())
                        .map(diff -> "\n  %s%n    was: %s%n    is:  %s"
                                .formatted(part.getKey(), diff.before(), diff.after()))
                        .orElse(""))
                .collect(Collectors.joining());
    }
}
