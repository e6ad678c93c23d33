package io.darkroom.pipeline.intake.rules;

import io.darkroom.contract.address.AllowedHosts;
import io.darkroom.pipeline.intake.governance.Governance;
import java.util.Set;

/**
 * Open sets that an operator closes. An empty set allows any value.
 *
 * @param models models that may be asked for
 * @param aspects aspect ratios that may be asked for
 * @param campaigns campaigns that may be named
 * @param governance placements and models
 * @param backgrounds backgrounds that may be asked for
 * @param maxShots shots of one event, 1 to 100
 * @param privateSources hosts inside a machine or network that source pictures may lie on
 */
public record RuleSettings(
        Set<String> models,
        Set<String> aspects,
        Set<String> campaigns,
        Governance governance,
        Set<String> backgrounds,
        int maxShots,
        AllowedHosts privateSources) {
    private static final Set<String> BACKGROUNDS = Set.of("transparent", "opaque", "auto");

    public RuleSettings {
        models = Set.copyOf(models);
        aspects = Set.copyOf(aspects);
        campaigns = Set.copyOf(campaigns);
        backgrounds = Set.copyOf(backgrounds);
        if (maxShots < 1 || maxShots > 100) {
            throw new IllegalArgumentException("generation.max-shots must be 1 to 100, was " + maxShots);
        }
    }

    /** Any campaign may be named. */
    public RuleSettings(
            Set<String> models,
            Set<String> aspects,
            Governance governance,
            Set<String> backgrounds,
            int maxShots,
            AllowedHosts privateSources) {
        this(models, aspects, Set.of(), governance, backgrounds, maxShots, privateSources);
    }

    /** Any model and aspect, the known backgrounds, 100 shots. */
    public static RuleSettings defaults() {
        return new RuleSettings(Set.of(), Set.of(), Governance.NONE, BACKGROUNDS, 100, AllowedHosts.NONE);
    }
}
