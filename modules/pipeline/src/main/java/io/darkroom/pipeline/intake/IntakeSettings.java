package io.darkroom.pipeline.intake;

import io.darkroom.pipeline.intake.governance.Choices;
import io.darkroom.pipeline.intake.prompts.catalog.PromptSettings;
import io.darkroom.pipeline.intake.route.Routes;
import io.darkroom.pipeline.intake.rules.RuleSettings;
import java.time.Duration;
import java.util.Set;

/**
 * How intake decides.
 *
 * @param routes which provider draws which model
 * @param ledgerRetention how long an entry that is not in progress stays after its last change, 1 hour to 10 years;
 *     property {@code ledger.retention}
 * @param ignoredQueryParameters query parameters of a source picture that do not belong to the fingerprint, such as
 *     signatures; property {@code source.ignore-query}
 * @param prompts wording and defaults
 * @param rules open sets that are closed by configuration
 */
public record IntakeSettings(
        Routes routes,
        Duration ledgerRetention,
        Set<String> ignoredQueryParameters,
        PromptSettings prompts,
        RuleSettings rules) {

    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration MOST = Duration.ofDays(3650);

    public IntakeSettings {
        if (ledgerRetention.compareTo(LEAST) < 0 || ledgerRetention.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("ledger.retention must be 1h to 3650d, was " + ledgerRetention);
        }
        ignoredQueryParameters = Set.copyOf(ignoredQueryParameters);
    }

    /** What shots leave open, and who draws them. */
    public Choices choices() {
        return new Choices(rules.governance(), routes::of);
    }

    /** Built-in prompts, 90 days of ledger, every query parameter counts. */
    public static IntakeSettings defaults(String provider) {
        return new IntakeSettings(
                Routes.to(provider), Duration.ofDays(90), Set.of(), PromptSettings.builtIn(), RuleSettings.defaults());
    }
}
