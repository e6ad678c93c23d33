package io.darkroom.pipeline.intake.prompts.lock;

import io.darkroom.contract.PromptLock;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Window;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.wording.Wording;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The version that a campaign gives to shots that name none: locked by its first use in a window, for as long as that window
 * is open. Its locks stand beside those of words, under a name that no version can have. Any thread.
 */
public final class ActiveVersion {
    private static final String KIND = "campaign:";
    private static final String ACTIVE = "active";

    private ActiveVersion() {}

    /** What is locked. */
    public static Wording of(Campaign campaign, PromptCatalog catalog) {
        return of(campaign, catalog.active(campaign));
    }

    private static Wording of(Campaign campaign, String version) {
        return new Wording(KIND, campaign.name(), Map.of(ACTIVE, version));
    }

    /** Whether a lock is of this kind: each window has one of its own, so the last one stands. */
    static boolean isOf(PromptLock lock) {
        return lock.getVersion().equals(KIND);
    }

    /** The lock of the window that is open; empty when nothing was drawn in it. */
    public static Optional<PromptLock> lock(PromptLocks locks, Campaign campaign, Window open) {
        return locks.of(of(campaign, "")).filter(lock -> !lock.getLockedAt().isBefore(open.from()));
    }

    /** What is wrong with a catalog that would give other versions in the middle of a window; empty when nothing is. */
    static Optional<String> broken(PromptLocks locks, Campaign campaign, PromptCatalog catalog, Instant now) {
        String version = catalog.active(campaign);
        return campaign.window(now)
                .flatMap(open -> lock(locks, campaign, open)
                        .filter(lock -> !version.equals(used(lock)))
                        .map(lock -> sentence(campaign, lock, version, open)));
    }

    private static String used(PromptLock lock) {
        return lock.getParts().getOrDefault(ACTIVE, "");
    }

    private static String sentence(Campaign campaign, PromptLock lock, String version, Window open) {
        String prompts = "campaigns." + campaign.name() + ".prompts";
        return "The window of campaign %s is open%s, and its shots that name no version get %s since %s (by %s), not %s. "
                        .formatted(
                                campaign.name(),
                                open.until().equals(Instant.MAX) ? "" : " until " + open.until(),
                                used(lock),
                                lock.getLockedAt(),
                                lock.getBy(),
                                version)
                + (campaign.prompts().isEmpty()
                        ? "Set %s: [%s], then active is free to change; or put active back"
                                .formatted(prompts, used(lock))
                        : "Put %s first in %s".formatted(used(lock), prompts));
    }
}
