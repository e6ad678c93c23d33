package io.darkroom.contract.rules;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an installation allows of the open sets of the contract. An empty set allows any name, which the contract bounds. {@link ChangeRules} asks at
 * the place of each field, so that violations keep the order of the fields. Any thread.
 */
public interface Allowed {
    /** An installation that nothing is known about: any name of usual length, 100 shots. */
    Allowed ANYTHING = new Allowed() {};

    /** Shots of one event, 1 to 100. */
    default int maxShots() {
        return ChangeRules.MOST_SHOTS;
    }

    /** The rule that the event's segment breaks with one of its shots; empty when it breaks none. */
    default Optional<String> brokenSegment(CatalogChange change) {
        return Optional.empty();
    }

    /** Whether an event must have a source picture: one of its shots is drawn by a model that takes it. */
    default boolean needsSource(CatalogChange change) {
        return false;
    }

    /** The rule that the address of the source picture breaks, whose form is right; empty when it breaks none. */
    default Optional<String> brokenSource(URI url) {
        return Optional.empty();
    }

    /** Prompt versions that a shot without a template may name. */
    default Set<String> promptVersions() {
        return Set.of();
    }

    /** Campaigns that an event may name. */
    default Set<String> campaigns() {
        return Set.of();
    }

    /** The rule that a version breaks that is known and may not be named; empty for any other. */
    default Optional<String> closedVersion(String version) {
        return Optional.empty();
    }

    /** Models that may be asked for. */
    default Set<String> models() {
        return Set.of();
    }

    /** Aspect ratios that may be asked for. */
    default Set<String> aspects() {
        return Set.of();
    }

    /** What is wrong with a shot besides the open sets: its placement, its prompt, its model, and what that model draws. */
    default List<Fault> faults(CatalogChange change, Shot shot) {
        return List.of();
    }

    /** Backgrounds that may be asked for. */
    default Set<String> backgrounds() {
        return Set.of();
    }
}
