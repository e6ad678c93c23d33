package io.darkroom.pipeline.intake.prompts.lock;

import io.darkroom.contract.PromptLock;
import io.darkroom.contract.Shot;
import io.darkroom.pipeline.intake.prompts.wording.Wording;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words that events brought under names of their own, for each segment and shot: their first use locks them. Known are those
 * that were locked when the process began, and those that it has seen since. No more than {@link #MOST} are remembered; what
 * comes after them is not held to its words. Locks stand beside those of the prompts file, under a name that no version can
 * have. Any thread.
 */
public final class OwnWords {
    /** Names that are remembered, each with its segment and shot. */
    public static final int MOST = 10_000;

    private static final String KIND = "own:";
    private static final String TEMPLATE = "template";

    private final Map<String, Used> known = new ConcurrentHashMap<>();

    /**
     * Whose words a name stands for.
     *
     * @param sha256 digest of the words
     * @param at when they were first used
     * @param by origin of the event that used them
     */
    public record Used(String sha256, Instant at, String by) {
        private static Used of(PromptLock lock) {
            return new Used(lock.getSha256(), lock.getLockedAt(), lock.getBy());
        }
    }

    /** @param locks as they were when the process began */
    public OwnWords(PromptLocks locks) {
        locks.all().stream().filter(OwnWords::isOf).forEach(lock -> known.put(PromptLocks.key(lock), Used.of(lock)));
    }

    /** The words of a shot that names the version of its template; empty for any other shot. */
    public static Optional<Wording> of(String segment, Shot shot) {
        return shot.getPromptVersion()
                .flatMap(name -> shot.getPromptTemplate()
                        .map(template -> new Wording(
                                KIND + name, segment + "/" + shot.getShotName(), Map.of(TEMPLATE, template))));
    }

    /** Whether a lock is of this kind. */
    static boolean isOf(PromptLock lock) {
        return lock.getVersion().startsWith(KIND);
    }

    /** Such a lock without its words, whose digest is enough to know them by. */
    static PromptLock light(PromptLock lock) {
        return isOf(lock) ? PromptLock.newBuilder(lock).setParts(Map.of()).build() : lock;
    }

    /** Whose words they are when other words were used under their name; empty when they may be used. */
    public Optional<Used> others(Wording wording) {
        return Optional.ofNullable(known.get(wording.key()))
                .filter(used -> !used.sha256().equals(wording.sha256()));
    }

    /**
     * Remembers the words of a name.
     *
     * @return whether they are remembered, now or before
     */
    public boolean remember(PromptLock lock) {
        String key = PromptLocks.key(lock);
        if (known.size() < MOST) {
            known.putIfAbsent(key, Used.of(lock));
        }
        return known.containsKey(key);
    }
}
