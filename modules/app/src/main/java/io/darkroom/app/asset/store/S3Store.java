package io.darkroom.app.asset.store;

import io.darkroom.app.asset.AssetName;
import io.darkroom.app.asset.AssetStore;
import io.darkroom.app.asset.PartFiles;
import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.app.config.asset.S3Config;
import io.darkroom.providers.picture.PictureType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Assets as objects of a bucket, named by their content. An object appears when it is whole, that is what the API of S3
 * promises, and it is written only when it is not there ({@code If-None-Match}), where the store knows how. The digest goes
 * with it, so that the store refuses what was garbled on its way. Any thread that may block.
 */
final class S3Store implements AssetStore {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENT = Duration.ofSeconds(20);

    /** For one call with its repeats: the asset stage reckons with it ({@code AssetStageReader}). */
    private static final Duration CALL = Duration.ofSeconds(60);

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final int THERE_ALREADY = 412;
    private static final int NOT_KNOWN = 501;

    private final S3Client client;
    private final S3Config bucket;
    private final String addresses;
    private final PartFiles parts;
    private final AtomicBoolean conditional = new AtomicBoolean(true);

    private S3Store(S3Client client, AssetConfig config, S3Config bucket) {
        this.client = client;
        this.bucket = bucket;
        this.addresses =
                config.url().map(url -> url + "/").orElseGet(() -> "s3://" + bucket.bucket() + "/" + bucket.prefix());
        this.parts = new PartFiles(config.dir().toAbsolutePath().normalize());
    }

    /** @throws SdkException when a region is missing */
    static S3Store open(AssetConfig config) {
        return open(config, CALL);
    }

    /** @param limit for one call with its repeats; each try has half of it */
    static S3Store open(AssetConfig config, Duration limit) {
        S3Config bucket = config.bucket().orElseThrow();
        return new S3Store(client(bucket, limit), config, bucket);
    }

    private static S3Client client(S3Config bucket, Duration limit) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENT))
                .overrideConfiguration(calls -> calls.apiCallTimeout(limit).apiCallAttemptTimeout(limit.dividedBy(2)))
                .forcePathStyle(bucket.pathStyle())
                // What is beyond the digest of our own is not known by every store.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        bucket.region().map(Region::of).ifPresent(builder::region);
        bucket.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    @Override
    public URI keep(byte[] picture, String mediaType) throws IOException {
        return put(AssetName.of(picture), RequestBody.fromBytes(picture));
    }

    @Override
    public Path part() throws IOException {
        return parts.next();
    }

    @Override
    public URI keep(Path part, AssetName name) throws IOException {
        return put(name, RequestBody.fromFile(part));
    }

    private URI put(AssetName name, RequestBody body) throws IOException {
        try {
            client.putObject(request(name), body);
        } catch (S3Exception e) {
            return refused(name, body, e);
        } catch (SdkException e) {
            throw S3Trouble.of(e, bucket);
        } catch (UncheckedIOException e) { // what a try is ended with whose time is over
            throw S3Trouble.unreachable(e, bucket);
        }
        return address(name);
    }

    private URI refused(AssetName name, RequestBody body, S3Exception why) throws IOException {
        if (why.statusCode() == THERE_ALREADY) {
            return address(name);
        }
        if (why.statusCode() == NOT_KNOWN && conditional.getAndSet(false)) {
            return put(name, body);
        }
        throw S3Trouble.of(why, bucket);
    }

    private PutObjectRequest request(AssetName name) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket.bucket())
                .key(key(name))
                .contentType(name.type().mediaType())
                .cacheControl(FOR_EVER)
                .checksumSHA256(
                        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(name.sha256())));
        return conditional.get() ? request.ifNoneMatch("*").build() : request.build();
    }

    private String key(AssetName name) {
        return bucket.prefix() + name.text();
    }

    private URI address(AssetName name) {
        return URI.create(addresses + name.text());
    }

    @Override
    public Optional<InputStream> open(URI address) throws IOException {
        Optional<AssetName> name = AssetName.ending(address).filter(found -> address.equals(address(found)));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(client.getObject(GetObjectRequest.builder()
                    .bucket(bucket.bucket())
                    .key(key(name.get()))
                    .build()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw S3Trouble.ofReading(e, bucket);
        } catch (UncheckedIOException e) {
            throw S3Trouble.unreachable(e, bucket);
        }
    }

    /** Asks for a picture that is not there: bucket, credentials and rights are looked at all the same. */
    void knock() throws IOException {
        try (InputStream nothing =
                open(address(new AssetName("0".repeat(64), PictureType.PNG))).orElseGet(InputStream::nullInputStream)) {
            nothing.skipNBytes(0);
        }
    }

    @Override
    public Optional<Path> find(URI address) {
        return Optional.empty();
    }

    @Override
    public void close() {
        client.close();
    }
}
