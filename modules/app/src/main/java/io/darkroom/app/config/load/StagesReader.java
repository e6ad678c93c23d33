package io.darkroom.app.config.load;

import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.Providers;
import io.darkroom.app.config.StagesConfig;
import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.app.config.asset.AssetStageReader;
import io.darkroom.app.config.governance.CampaignsReader;
import io.darkroom.app.config.governance.GovernanceReader;
import io.darkroom.app.config.price.PriceTable;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.generate.job.JobSettings;
import io.darkroom.pipeline.generate.price.PriceList;
import io.darkroom.pipeline.generate.setting.CallSettings;
import io.darkroom.pipeline.generate.setting.GenerateSettings;
import io.darkroom.pipeline.generate.setting.HoldSettings;
import io.darkroom.pipeline.generate.setting.OnUnknown;
import io.darkroom.pipeline.generate.setting.RetrySettings;
import io.darkroom.pipeline.intake.IntakeSettings;
import io.darkroom.pipeline.intake.prompts.catalog.PromptSettings;
import io.darkroom.pipeline.intake.prompts.catalog.SegmentSettings;
import io.darkroom.pipeline.intake.rules.RuleSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the settings of the stages. Any thread. */
final class StagesReader {
    private final Settings settings;
    private final Providers providers;
    private final Campaigns campaigns;

    StagesReader(Settings settings, Providers providers) {
        this.settings = settings;
        this.providers = providers;
        this.campaigns = CampaignsReader.read(settings);
    }

    StagesConfig read(Map<String, String> overrides) {
        int threads =
                settings.optionalInteger("streams." + StagesConfig.THREADS).orElse(1);
        IntakeSettings intake = intake();
        PriceTable prices = PriceTable.read(settings, intake);
        Map<String, GenerateSettings> generation = new TreeMap<>();
        providers.each().forEach((name, provider) -> generation.put(name, generate(provider, prices.list(name))));
        if (AssetConfig.read(settings).stage()) {
            generation.put(Topics.ASSET_STAGE, AssetStageReader.read(settings, hold()));
        }
        return new StagesConfig(intake, generation, threads, overrides);
    }

    private IntakeSettings intake() {
        return new IntakeSettings(
                providers.routes(),
                settings.duration("ledger.retention"),
                Set.copyOf(settings.list("source.ignore-query")),
                prompts(),
                new RuleSettings(
                        Set.copyOf(settings.list("generation.models")),
                        Set.copyOf(settings.list("generation.aspects")),
                        Set.copyOf(settings.list("generation.campaigns")),
                        GovernanceReader.read(settings),
                        Set.copyOf(settings.list("generation.backgrounds")),
                        settings.integer("generation.max-shots"),
                        settings.hosts("source.allowed-hosts")));
    }

    private PromptSettings prompts() {
        Map<String, SegmentSettings> segments = new TreeMap<>();
        for (String name : settings.namesUnder("segments")) {
            String scope = "segments." + name;
            Optional<String> anchor = settings.text(scope + ".anchor");
            Optional<String> size = settings.text(scope + ".size");
            if (anchor.isPresent() || size.isPresent()) {
                segments.put(name, new SegmentSettings(anchor, size));
            }
        }
        return new PromptSettings(
                settings.path("prompts.file"),
                segments,
                settings.text("segments.fallback"),
                whenSet("providers." + providers.chosen().name() + ".model"),
                settings.text("providers." + providers.chosen().name() + ".model"),
                whenSet("generation.quality"),
                campaigns);
    }

    /**
     * A value that somebody set: a default gives way to what the prompts file says. The default of a dialect goes before
     * the built-in prompts, whose model only one vendor has.
     */
    private Optional<String> whenSet(String property) {
        String origin = settings.origin(property);
        boolean weak = origin.equals("default")
                || (origin.startsWith(SpeechReader.ORIGIN)
                        && settings.path("prompts.file").isPresent());
        return weak ? Optional.empty() : settings.text(property);
    }

    private GenerateSettings generate(ProviderConfig provider, PriceList prices) {
        String scope = "providers." + provider.name();
        return new GenerateSettings(
                provider.name(),
                new CallSettings(
                        provider.maxInFlight(),
                        settings.rate(scope + ".rate"),
                        settings.decimal(scope + ".backfill-share"),
                        provider.api().callTimeout(),
                        prices,
                        new JobSettings(
                                settings.duration(scope + ".poll-interval"),
                                settings.duration(scope + ".poll-interval-later"),
                                settings.duration(scope + ".job-deadline"))),
                settings.duration("drain-timeout"),
                settings.duration("unclaimed.retention"),
                retry(),
                hold(),
                campaigns);
    }

    private RetrySettings retry() {
        return new RetrySettings(
                settings.integer("retry.max-attempts"),
                settings.duration("retry.delay"),
                settings.choice("retry.growth", RetrySettings.Growth.class),
                settings.duration("retry.max-delay"),
                settings.duration("retry.max-age"),
                settings.choice("retry.on-unknown", OnUnknown.class));
    }

    private HoldSettings hold() {
        return new HoldSettings(
                settings.integer("hold.quota-threshold"),
                settings.duration("hold.probe-interval"),
                settings.integer("hold.breaker-failures"),
                settings.duration("hold.breaker-wait"),
                settings.duration("hold.rate-limit-wait"));
    }
}
