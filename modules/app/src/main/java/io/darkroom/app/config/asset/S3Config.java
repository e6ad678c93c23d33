package io.darkroom.app.config.asset;

import io.darkroom.app.config.setting.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * A bucket. Credentials are found by the AWS SDK: environment, profile, container, machine; none stand in the configuration.
 *
 * @param prefix put before each name as it is, may be empty
 * @param region empty for what the SDK finds
 * @param endpoint of a store that is not Amazon's; empty for Amazon's own of the region
 * @param pathStyle whether the bucket stands in the path instead of the host name
 */
public record S3Config(
        String bucket, String prefix, Optional<String> region, Optional<URI> endpoint, boolean pathStyle) {

    public S3Config {
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new IllegalArgumentException(
                    "assets.s3.bucket must be 3 to 63 lower-case letters, digits, dots and dashes, was " + bucket);
        }
        if (!prefix.matches("[A-Za-z0-9!_.*'()/-]{0,200}") || prefix.startsWith("/")) {
            throw new IllegalArgumentException(
                    "assets.s3.prefix must be at most 200 letters, digits and !-_.*'()/ without a slash at its beginning, was "
                            + prefix);
        }
    }

    static Optional<S3Config> read(Settings settings) {
        return settings.text("assets.s3.bucket")
                .map(bucket -> new S3Config(
                        bucket,
                        settings.text("assets.s3.prefix").orElse(""),
                        settings.text("assets.s3.region"),
                        settings.uri("assets.s3.endpoint"),
                        settings.flag("assets.s3.path-style")));
    }
}
