package io.darkroom.app.asset.download;

import io.darkroom.app.config.ApiAccess;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.asset.PictureSettings;
import io.darkroom.app.fetch.FetchSettings;
import io.darkroom.app.fetch.Fetcher;
import io.darkroom.contract.address.AllowedHosts;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a configuration allows to be fetched. Any thread. */
public final class Fetching {
    /** Where the sandbox draws, also that of another process. */
    private static final AllowedHosts THIS_MACHINE =
            AllowedHosts.parse("this machine", List.of("127.0.0.0/8", "::1", "localhost"));

    private Fetching() {}

    /**
     * From where.
     *
     * @throws io.darkroom.app.exit.UserError when a setting is wrong
     */
    public static FetchSettings settings(DarkroomConfig config) {
        ApiAccess api = config.provider().api();
        Set<URI> apis = config.providers().each().values().stream()
                .flatMap(provider -> provider.api().base().stream())
                .collect(Collectors.toSet());
        boolean sandbox = config.providers().each().values().stream().anyMatch(ProviderConfig::sandbox);
        AllowedHosts named = config.settings().hosts("pictures.allowed-hosts");
        return new FetchSettings(sandbox ? named.and(THIS_MACHINE) : named, apis, api.proxies(), api.caFile());
    }

    /**
     * Opens what fetches it.
     *
     * @throws io.darkroom.app.exit.UserError when a setting is wrong
     */
    public static Downloader downloader(DarkroomConfig config, PictureSettings settings) {
        Fetcher fetcher = config.settings().checked("", () -> Fetcher.open(settings(config)));
        return new Downloader(fetcher, settings.maxBytes(), settings.timeout());
    }
}
