package io.darkroom.app.config;

import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.app.log.LogFormat;
import io.darkroom.sandbox.SandboxSettings;
import java.util.Set;

/**
 * The configuration of one command.
 *
 * @param providers the providers that draw
 * @param place where state is kept
 * @param cluster Kafka, registry, topics
 * @param stages the stages
 * @param sandbox the sandbox
 * @param server where serve tells about itself
 * @param webhooks where APIs may tell serve that a job is over
 * @param assets where pictures are kept
 * @param settings every setting with its origin; catalog and pictures build their own records from it
 */
public record DarkroomConfig(
        Providers providers,
        Place place,
        ClusterConfig cluster,
        StagesConfig stages,
        SandboxSettings sandbox,
        ServerConfig server,
        WebhookConfig webhooks,
        AssetConfig assets,
        Settings settings) {

    /** The provider that draws what no model sends elsewhere; its folder holds what this process keeps. */
    public ProviderConfig provider() {
        return providers.chosen();
    }

    /** How the log of the process is written. */
    public LogFormat log() {
        return settings.choice("log.format", LogFormat.class);
    }

    /** The work queues of the installation: those of the providers, and that of the asset stage where there is one. */
    public Set<String> queues() {
        return assets.queues(providers.names());
    }
}
