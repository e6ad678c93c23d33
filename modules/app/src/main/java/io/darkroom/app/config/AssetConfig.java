package io.darkroom.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where pictures are kept that an image API sends inside its answer.
 *
 * @param dir folder
 * @param url address of the folder for those who read results, without a slash at its end; empty for {@code file:} addresses
 */
public record AssetConfig(Path dir, Optional<URI> url) {

    public AssetConfig {
        url = url.map(AssetConfig::checked);
    }

    static AssetConfig read(Settings settings) {
        return new AssetConfig(settings.path("assets.dir").orElseThrow(), settings.uri("assets.url"));
    }

    private static URI checked(URI url) {
        if (url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("assets.url must have no user, query or fragment");
        }
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }
}
