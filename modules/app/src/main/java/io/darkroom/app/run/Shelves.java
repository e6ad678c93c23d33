package io.darkroom.app.run;

import io.darkroom.app.config.ApiAccess;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.Settings;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.pictures.PictureHttp;
import io.darkroom.app.pictures.PictureSettings;
import io.darkroom.app.pictures.PictureShelf;
import io.darkroom.app.wording.FileTrouble;
import io.darkroom.providers.ProxyEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** Opens the folder of pictures as the configuration says. Any thread. */
final class Shelves {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private Shelves() {}

    static PictureSettings settings(Settings settings) {
        return settings.checked(
                "pictures",
                () -> new PictureSettings(
                        settings.bytes("pictures.max-bytes"),
                        settings.duration("pictures.timeout"),
                        settings.integer("pictures.attempts"),
                        settings.integer("pictures.parallel"),
                        FIRST_PAUSE));
    }

    static PictureShelf open(Path folder, DarkroomConfig config) {
        PictureSettings settings = settings(config.settings());
        ApiAccess api = config.provider().api();
        try {
            return PictureShelf.open(
                    folder,
                    settings,
                    PictureHttp.client(url -> ProxyEnvironment.proxyFor(url, api.proxies()), api.caFile()));
        } catch (IOException e) {
            throw UserError.infrastructure(
                    "The folder for pictures " + folder + " cannot be used: " + FileTrouble.of(e) + ".", e);
        } catch (GeneralSecurityException e) {
            throw UserError.usage("http.ca-file cannot be used: " + e.getMessage() + ".", e);
        }
    }
}
