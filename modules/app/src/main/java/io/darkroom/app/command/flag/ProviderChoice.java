package io.darkroom.app.command.flag;

import io.darkroom.app.config.source.Overrides;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag that names a provider where none is called. One thread. */
public final class ProviderChoice implements SettingFlags {
    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "Provider whose topics and data folder are meant; default: sandbox.")
    private @Nullable String provider;

    @Override
    public void addTo(Overrides overrides) {
        overrides.put("provider", provider, "--provider");
    }
}
