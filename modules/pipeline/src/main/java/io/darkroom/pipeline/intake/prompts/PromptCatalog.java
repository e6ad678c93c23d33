package io.darkroom.pipeline.intake.prompts;

import io.darkroom.contract.Shot;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every prompt version that events may name, checked once at start. Any thread. */
public final class PromptCatalog {
    private final String active;
    private final Map<String, PromptVersion> versions;
    private final Optional<String> fallback;

    PromptCatalog(String active, Map<String, PromptVersion> versions, Optional<String> fallback) {
        this.active = active;
        this.versions = new TreeMap<>(versions);
        this.fallback = fallback;
    }

    /**
     * Reads and checks the prompts.
     *
     * @throws IllegalArgumentException naming file, version, segment and what is wrong
     */
    public static PromptCatalog load(PromptSettings settings) {
        return new PromptCatalogReader(settings).catalog(PromptsFile.read(settings.file()));
    }

    /** Version of events that name none. */
    public String active() {
        return active;
    }

    /** The named version. */
    public Optional<PromptVersion> version(String name) {
        return Optional.ofNullable(versions.get(name));
    }

    /** Names of all versions, sorted. */
    public SortedSet<String> versions() {
        return new TreeSet<>(versions.keySet());
    }

    /**
     * Version that words a shot and gives it its defaults; empty when the shot names an unknown one. The version of an
     * own template is the producer's name: when it is none of ours, the active version gives the defaults.
     */
    public Optional<PromptVersion> versionFor(Shot shot) {
        Optional<PromptVersion> named = version(shot.getPromptVersion().orElse(active));
        return shot.getPromptTemplate().isPresent() ? named.or(() -> version(active)) : named;
    }

    /** Prompts of a segment, of the fallback when the segment is unknown, or empty. */
    public Optional<SegmentPrompt> segment(PromptVersion version, String segment) {
        SegmentPrompt known = version.segments().get(segment);
        return known != null ? Optional.of(known) : fallback.map(version.segments()::get);
    }
}
