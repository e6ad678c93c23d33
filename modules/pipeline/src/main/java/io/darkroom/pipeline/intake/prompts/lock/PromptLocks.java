package io.darkroom.pipeline.intake.prompts.lock;

import io.darkroom.contract.PromptLock;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.wording.Wording;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The wordings that may not change, as they were when the process began. Any thread. */
public final class PromptLocks {
    /** Nothing was used yet. */
    public static final PromptLocks NONE = new PromptLocks(Map.of());

    private final Map<String, PromptLock> locks;

    /** @param locks by {@link Wording#key} */
    public PromptLocks(Map<String, PromptLock> locks) {
        this.locks = Map.copyOf(locks);
    }

    /** Record key of a lock. */
    public static String key(PromptLock lock) {
        return lock.getVersion() + "/" + lock.getSegment();
    }

    /** All of them. */
    Collection<PromptLock> all() {
        return locks.values();
    }

    /** The lock of a wording. */
    public Optional<PromptLock> of(Wording wording) {
        return Optional.ofNullable(locks.get(wording.key()));
    }

    /** Whether other words were used under this name. */
    public boolean isChanged(Wording wording) {
        return of(wording)
                .filter(lock -> !lock.getSha256().equals(wording.sha256()))
                .isPresent();
    }

    /** Wordings of a catalog that are not what was used under their names, in order of version and segment. */
    public List<Wording> changed(PromptCatalog catalog) {
        return catalog.versions().stream()
                .flatMap(version -> version.wordings().stream())
                .filter(this::isChanged)
                .toList();
    }

    /**
     * Refuses a catalog that has other words for a version than those that were used, or another version for a campaign in
     * the middle of its window.
     *
     * @throws IllegalArgumentException naming each place, and the difference
     */
    public void require(PromptCatalog catalog, Instant now) {
        requireWords(catalog);
        String broken = catalog.campaigns().all().stream()
                .flatMap(campaign -> ActiveVersion.broken(this, campaign, catalog, now).stream())
                .collect(Collectors.joining("\n"));
        if (!broken.isEmpty()) {
            throw new IllegalArgumentException(broken);
        }
    }

    private void requireWords(PromptCatalog catalog) {
        List<ChangedWording> changed = changed(catalog).stream()
                .flatMap(now -> of(now).stream().map(lock -> new ChangedWording(lock, now)))
                .toList();
        if (!changed.isEmpty()) {
            throw new IllegalArgumentException(ChangedWording.sentence(changed));
        }
    }

    /** A lock of a wording. */
    public static PromptLock lock(Wording wording, Instant at, String by) {
        return new PromptLock(wording.version(), wording.segment(), wording.sha256(), wording.parts(), at, by);
    }
}
