package io.darkroom.pipeline.intake;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.PromptLock;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Window;
import io.darkroom.pipeline.intake.prompts.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.SegmentPrompt;
import io.darkroom.pipeline.intake.prompts.ShotPrompt;
import io.darkroom.pipeline.intake.prompts.Wording;
import io.darkroom.pipeline.intake.prompts.lock.ActiveVersion;
import io.darkroom.pipeline.intake.prompts.lock.PromptLocks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What rendered prompts lock: words with their first use, the version of a campaign with its first use in a window. Stream thread only. */
final class UsedPrompts {
    private final PromptCatalog prompts;
    private final PromptLocks locks;
    private final Set<SegmentPrompt> words = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Opened> windows = new HashSet<>();

    private record Opened(String campaign, Window window) {}

    /** @param locks as they were when the process began */
    UsedPrompts(PromptCatalog prompts, PromptLocks locks) {
        this.prompts = prompts;
        this.locks = locks;
    }

    /** What was locked in a transaction that failed is locked again. */
    void clear() {
        words.clear();
        windows.clear();
    }

    /** The locks that one shot makes necessary. */
    List<PromptLock> locks(CatalogChange change, ShotPrompt prompt, Instant now, String by) {
        List<PromptLock> fresh = new ArrayList<>();
        if (prompt.isOurs()) {
            words(prompt).ifPresent(wording -> fresh.add(PromptLocks.lock(wording, now, by)));
            active(change, prompt, now).ifPresent(wording -> fresh.add(PromptLocks.lock(wording, now, by)));
        }
        return fresh;
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
