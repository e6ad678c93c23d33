package io.darkroom.app.asset.store;

import io.darkroom.app.asset.AssetFolder;
import io.darkroom.app.asset.AssetStore;
import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.app.exit.UserError;
import software.amazon.awssdk.core.exception.SdkException;

/** Opens the store that a configuration names. Any thread. */
public final class AssetStores {
    private AssetStores() {}

    /**
     * Nothing is written yet.
     *
     * @throws UserError when the configuration lacks something
     */
    public static AssetStore open(AssetConfig config) {
        return config.bucket().<AssetStore>map(bucket -> bucket(config)).orElseGet(() -> new AssetFolder(config));
    }

    private static AssetStore bucket(AssetConfig config) {
        try {
            return S3Store.open(config);
        } catch (SdkException e) {
            throw UserError.usage(
                    "The store of assets.store cannot be used: %s; check assets.s3.*."
                            .formatted(String.valueOf(e.getMessage()).replaceFirst("\\.$", "")),
                    e);
        }
    }
}
