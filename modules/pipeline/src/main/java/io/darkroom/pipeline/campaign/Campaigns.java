package io.darkroom.pipeline.campaign;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The campaigns that are configured. A name that is none of them is a word of the publisher and means nothing. Any thread. */
public final class Campaigns {
    /** None is. */
    public static final Campaigns NONE = new Campaigns(Map.of());

    private final Map<String, Campaign> byName;

    /** @param byName each by its name */
    public Campaigns(Map<String, Campaign> byName) {
        this.byName = new TreeMap<>(byName);
    }

    /** The campaign of this name. */
    public Optional<Campaign> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The campaign that an event or a request names. */
    public Optional<Campaign> of(Optional<String> name) {
        return name.flatMap(this::of);
    }

    /** All of them, by name. */
    public Collection<Campaign> all() {
        return byName.values();
    }
}
