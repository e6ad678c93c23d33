package io.darkroom.app.run;

import io.darkroom.app.asset.AssetFolder;
import io.darkroom.app.config.ApiAccess;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.Settings;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.fetch.FetchSettings;
import io.darkroom.app.fetch.Fetcher;
import io.darkroom.app.pictures.PictureSettings;
import io.darkroom.app.pictures.PictureShelf;
import io.darkroom.app.wording.FileTrouble;
import io.darkroom.contract.address.AllowedHosts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens the folder of pictures, and says how pictures are fetched, as the configuration has it. Any thread. */
public final class Shelves {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** Where the sandbox draws, also that of another process. */
    private static final AllowedHosts THIS_MACHINE =
            AllowedHosts.parse("this machine", List.of("127.0.0.0/8", "::1", "localhost"));

    private Shelves() {}

    /** @throws UserError when a setting is wrong */
    static void check(DarkroomConfig config) {
        settings(config.settings());
        fetching(config);
    }

    /** How pictures are fetched. */
    public static PictureSettings settings(Settings settings) {
        return settings.checked(
                "pictures",
                () -> new PictureSettings(
                        settings.bytes("pictures.max-bytes"),
                        settings.duration("pictures.timeout"),
                        settings.integer("pictures.attempts"),
                        settings.integer("pictures.parallel"),
                        FIRST_PAUSE));
    }

    /** Where pictures may be fetched from. */
    public static FetchSettings fetching(DarkroomConfig config) {
        ApiAccess api = config.provider().api();
        Set<URI> apis = config.providers().each().values().stream()
                .flatMap(provider -> provider.api().base().stream())
                .collect(Collectors.toSet());
        boolean sandbox = config.providers().each().values().stream().anyMatch(ProviderConfig::sandbox);
        AllowedHosts named = config.settings().hosts("pictures.allowed-hosts");
        return new FetchSettings(sandbox ? named.and(THIS_MACHINE) : named, apis, api.proxies(), api.caFile());
    }

    static PictureShelf open(Path folder, DarkroomConfig config) {
        PictureSettings settings = settings(config.settings());
        try {
            return PictureShelf.open(
                    folder,
                    settings,
                    config.settings().checked("", () -> Fetcher.open(fetching(config))),
                    new AssetFolder(config.assets()));
        } catch (IOException e) {
            throw UserError.infrastructure(
                    "The folder for pictures " + folder + " cannot be used: " + FileTrouble.of(e) + ".", e);
        }
    }
}
