package io.darkroom.app.command.flag;

import io.darkroom.app.config.source.Overrides;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags that choose the provider. One thread. */
public final class ProviderFlags implements SettingFlags {
    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description =
                    "sandbox (default, costs nothing), creativeai or pixelmuse (paid), or one of the configuration.")
    private @Nullable String provider;

    @Option(
            names = "--provider-url",
            paramLabel = "URL",
            description = "Scheme, host and port of the provider's API; the path belongs to the dialect.")
    private @Nullable String url;

    @Option(
            names = "--max-in-flight",
            paramLabel = "N",
            description = "Calls at a time, for the whole fleet; default: 6.")
    private @Nullable String maxInFlight;

    @Override
    public void addTo(Overrides overrides) {
        overrides
                .put("provider", provider, "--provider")
                .putOfProvider("base-url", url, "--provider-url")
                .putOfProvider("max-in-flight", maxInFlight, "--max-in-flight");
    }
}
