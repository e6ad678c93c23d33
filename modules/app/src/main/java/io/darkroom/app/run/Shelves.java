package io.darkroom.app.run;

import io.darkroom.app.asset.download.Fetching;
import io.darkroom.app.asset.store.AssetStores;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.asset.PictureSettings;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.pictures.PictureShelf;
import io.darkroom.app.wording.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;

/** Opens the folder of pictures as the configuration says. Any thread. */
final class Shelves {
    private Shelves() {}

    /** @throws UserError when a setting is wrong */
    static void check(DarkroomConfig config) {
        settings(config);
        Fetching.settings(config);
    }

    private static PictureSettings settings(DarkroomConfig config) {
        return config.settings().checked("", () -> PictureSettings.read(config.settings()));
    }

    static PictureShelf open(Path folder, DarkroomConfig config) {
        PictureSettings settings = settings(config);
        try {
            return PictureShelf.open(
                    folder, settings, Fetching.downloader(config, settings), AssetStores.open(config.assets()));
        } catch (IOException e) {
            throw UserError.infrastructure(
                    "The folder for pictures " + folder + " cannot be used: " + FileTrouble.of(e) + ".", e);
        }
    }
}
