package io.darkroom.app.config.asset;

import io.darkroom.app.config.setting.Settings;
import io.darkroom.contract.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where pictures are kept: those that an image API sends inside its answer, and with an asset stage those of every result.
 *
 * @param dir folder
 * @param url address of the store for those who read results, without a slash at its end; empty for addresses of its own
 * @param store where pictures of results go
 * @param bucket of the store {@link Store#S3}
 */
public record AssetConfig(Path dir, Optional<URI> url, Store store, Optional<S3Config> bucket) {

    /** Where pictures go. */
    public enum Store {
        /** Only those that come inside answers are kept, in the folder; there is no asset stage. */
        NONE,
        /** Those of every result, in the folder. */
        FOLDER,
        /** Those of every result, in a bucket. */
        S3
    }

    public AssetConfig {
        url = url.map(AssetConfig::checked);
        if (store == Store.S3 && bucket.isEmpty()) {
            throw new IllegalArgumentException("assets.s3.bucket must be set where assets.store is s3");
        }
    }

    /** A folder for what comes inside answers. */
    public static AssetConfig folder(Path dir, Optional<URI> url) {
        return new AssetConfig(dir, url, Store.NONE, Optional.empty());
    }

    /**
     * As the settings say.
     *
     * @throws IllegalArgumentException when one is wrong; names it
     */
    public static AssetConfig read(Settings settings) {
        Store store = settings.choice("assets.store", Store.class);
        return new AssetConfig(
                settings.path("assets.dir").orElseThrow(),
                settings.uri("assets.url"),
                store,
                store == Store.S3 ? S3Config.read(settings) : Optional.empty());
    }

    /** Whether the pictures of results are stored. */
    public boolean stage() {
        return store != Store.NONE;
    }

    /** The work queues of an installation: those of its providers, and that of the asset stage where there is one. */
    public Set<String> queues(Collection<String> providers) {
        Set<String> queues = new TreeSet<>(providers);
        if (stage()) {
            queues.add(Topics.ASSET_STAGE);
        }
        return queues;
    }

    private static URI checked(URI url) {
        if (url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("assets.url must have no user, query or fragment");
        }
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }
}
