package io.darkroom.app.asset.store;

import io.darkroom.app.asset.AssetFolder;
import io.darkroom.app.asset.AssetStore;
import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.app.exit.UserError;
import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;

/** Opens the store that a configuration names. Any thread. */
public final class AssetStores {
    private static final Duration KNOCK = Duration.ofSeconds(15);

    private AssetStores() {}

    /**
     * Nothing is written yet.
     *
     * @throws UserError when the configuration lacks something
     */
    public static AssetStore open(AssetConfig config) {
        return config.bucket().<AssetStore>map(bucket -> bucket(config)).orElseGet(() -> new AssetFolder(config));
    }

    /**
     * Asks the bucket of a configuration for a picture that it does not have. Nothing is written.
     *
     * @throws io.darkroom.app.asset.UnreadableAssetException when it does not tell what it does not have
     * @throws io.darkroom.app.asset.StoreRefusedException when a person must change something
     * @throws IOException when it cannot be asked now
     */
    public static void knock(AssetConfig config) throws IOException {
        try (S3Store store = S3Store.open(config, KNOCK)) {
            store.knock();
        } catch (SdkException e) {
            throw new IOException(String.valueOf(e.getMessage()).replaceFirst("\\.$", ""), e);
        }
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
