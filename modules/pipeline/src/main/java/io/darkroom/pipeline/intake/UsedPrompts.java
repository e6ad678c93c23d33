package io.darkroom.pipeline.intake;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.PromptLock;
import io.darkroom.contract.Shot;
import io.darkroom.contract.Violation;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Window;
import io.darkroom.pipeline.intake.prompts.ShotPrompt;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.lock.ActiveVersion;
import io.darkroom.pipeline.intake.prompts.lock.OwnWords;
import io.darkroom.pipeline.intake.prompts.lock.PromptLocks;
import io.darkroom.pipeline.intake.prompts.wording.SegmentPrompt;
import io.darkroom.pipeline.intake.prompts.wording.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What rendered prompts lock: words with their first use, ours and those of events, and the version of a campaign with its first use in a window. Stream thread only. */
final class UsedPrompts {
    private final PromptCatalog prompts;
    private final PromptLocks locks;
    private final OwnWords own;
    private final Set<SegmentPrompt> words = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> names = new HashSet<>();
    private final Set<Opened> windows = new HashSet<>();

    private record Opened(String campaign, Window window) {}

    /**
     * @param locks as they were when the process began
     * @param own words of events, as this process knows them
     */
    UsedPrompts(PromptCatalog prompts, PromptLocks locks, OwnWords own) {
        this.prompts = prompts;
        this.locks = locks;
        this.own = own;
    }

    /** What was locked in a transaction that failed is locked again. */
    void clear() {
        words.clear();
        names.clear();
        windows.clear();
    }

    /** The locks that one shot makes necessary. */
    List<PromptLock> locks(CatalogChange change, ShotPrompt prompt, Instant now, String by) {
        List<PromptLock> fresh = new ArrayList<>();
        if (prompt.isOurs()) {
            words(prompt).ifPresent(wording -> fresh.add(PromptLocks.lock(wording, now, by)));
            active(change, prompt, now).ifPresent(wording -> fresh.add(PromptLocks.lock(wording, now, by)));
        } else {
            own(change, prompt, now, by).ifPresent(fresh::add);
        }
        return fresh;
    }

    /** Names of events that stood for other words before: what would be drawn is not what the name says. */
    List<Violation> otherWords(CatalogChange change) {
        List<Violation> found = new ArrayList<>();
        for (int i = 0; i < change.getShots().size(); i++) {
            Shot shot = change.getShots().get(i);
            String place = "shots[" + i + "].promptVersion";
            OwnWords.of(change.getSegment(), shot)
                    .flatMap(own::others)
                    .map(used -> new Violation(
                            place, rule(shot, used), shot.getPromptVersion().orElse("")))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static String rule(Shot shot, OwnWords.Used used) {
        return "must be a new name: under this one shot %s has had other words since %s (by %s)"
                .formatted(shot.getShotName(), used.at(), used.by());
    }

    /** Once for each task: a lock that stays unwritten with its transaction is written by the next use. */
    private Optional<PromptLock> own(CatalogChange change, ShotPrompt prompt, Instant now, String by) {
        Optional<PromptLock> lock = OwnWords.of(change.getSegment(), prompt.shot())
                .filter(wording ->
                        !names.contains(wording.key()) && locks.of(wording).isEmpty())
                .map(wording -> PromptLocks.lock(wording, now, by))
                .filter(own::remember);
        lock.map(PromptLocks::key).ifPresent(names::add);
        return lock;
    }

    private Optional<Wording> words(ShotPrompt prompt) {
        return words.add(prompt.segment())
                ? Optional.of(prompt.wording())
                        .filter(wording -> locks.of(wording).isEmpty())
                : Optional.empty();
    }

    private Optional<Wording> active(CatalogChange change, ShotPrompt prompt, Instant now) {
        boolean given = prompt.shot().getPromptVersion().isEmpty()
                && prompt.choice().experiment().isEmpty();
        return given
                ? prompts.campaigns()
                        .of(change.getCampaign())
                        .flatMap(campaign -> campaign.window(now).flatMap(open -> active(campaign, open)))
                : Optional.empty();
    }

    private Optional<Wording> active(Campaign campaign, Window open) {
        return windows.add(new Opened(campaign.name(), open))
                        && ActiveVersion.lock(locks, campaign, open).isEmpty()
                ? Optional.of(ActiveVersion.of(campaign, prompts))
                : Optional.empty();
    }
}
