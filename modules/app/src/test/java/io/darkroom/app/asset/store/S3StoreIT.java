package io.darkroom.app.asset.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.app.Broker;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.asset.AssetName;
import io.darkroom.app.asset.AssetStore;
import io.darkroom.app.asset.SamplePictures;
import io.darkroom.app.asset.StoreRefusedException;
import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.app.config.asset.AssetConfig.Store;
import io.darkroom.app.config.asset.S3Config;
import io.darkroom.app.doctor.check.Finding;
import io.darkroom.app.doctor.check.Verdict;
import io.darkroom.app.doctor.outside.AssetsCheck;
import io.darkroom.app.job.Job;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket, spoken to over HTTP. */
class S3StoreIT {
    private static final Map<String, String> CREDENTIALS =
            Map.of("AWS_ACCESS_KEY_ID", "any", "AWS_SECRET_ACCESS_KEY", "any");

    @TempDir
    static Path folder;

    private static S3Mock s3;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(S3Mock.isAtHand(), "S3Mock was not fetched");
        System.setProperty("aws.accessKeyId", "any");
        System.setProperty("aws.secretAccessKey", "any");
        s3 = new S3Mock(folder);
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        if (s3 != null) {
            s3.close();
        }
    }

    @Test
    void aPictureIsStoredOnceWithItsTypeAndReadBackByteForByte() throws IOException {
        byte[] png = SamplePictures.png(40, 30);
        try (AssetStore store = store(S3Mock.BUCKET, Optional.empty())) {
            URI first = keep(store, png);
            URI again = keep(store, png);
            URI inAnswer = store.keep(png, "image/jpeg");

            String name = AssetName.of(png).text();
            assertThat(first)
                    .hasToString("s3://pictures/shop/" + name)
                    .isEqualTo(again)
                    .isEqualTo(inAnswer);
            assertThat(s3.keys()).containsOnlyOnce("shop/" + name);
            try (S3Client client = s3.client();
                    InputStream read = store.open(first).orElseThrow()) {
                assertThat(client.headObject(
                                        request -> request.bucket(S3Mock.BUCKET).key("shop/" + name))
                                .contentType())
                        .isEqualTo("image/png");
                assertThat(read.readAllBytes()).isEqualTo(png);
            }
        }
    }

    @Test
    void addressesAreThoseThatReadersWereTold() throws IOException {
        byte[] png = SamplePictures.png(41, 30);
        try (AssetStore store = store(S3Mock.BUCKET, Optional.of(URI.create("https://img.shop.example/a")))) {
            URI address = keep(store, png);

            assertThat(address)
                    .hasToString(
                            "https://img.shop.example/a/" + AssetName.of(png).text());
            assertThat(store.open(address)).isPresent().get().satisfies(InputStream::close);
            assertThat(store.open(URI.create(
                            "https://elsewhere.example/" + AssetName.of(png).text())))
                    .isEmpty();
        }
    }

    @Test
    void anObjectThatIsGoneIsNotThere() throws IOException {
        byte[] png = SamplePictures.png(43, 30);
        try (AssetStore store = store(S3Mock.BUCKET, Optional.empty());
                S3Client client = s3.client()) {
            URI address = keep(store, png);
            String key = "shop/" + AssetName.of(png).text();
            client.deleteObject(request -> request.bucket(S3Mock.BUCKET).key(key));

            assertThat(store.open(address)).isEmpty();
        }
    }

    @Test
    void aBucketThatIsNotThereIsForAPersonToMend() throws IOException {
        try (AssetStore store = store("nobody-made-it", Optional.empty())) {
            assertThatThrownBy(() -> keep(store, SamplePictures.png(42, 30)))
                    .isInstanceOf(StoreRefusedException.class)
                    .hasMessageContaining("nobody-made-it")
                    .hasMessageContaining("assets.s3");
        }
    }

    @Test
    void theDoctorTellsABucketFromNone() {
        assertThat(new AssetsCheck(config(S3Mock.BUCKET, Optional.empty())).look())
                .extracting(Finding::verdict)
                .containsExactly(Verdict.OK);
        assertThat(new AssetsCheck(config("nobody-made-it", Optional.empty())).look())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.verdict()).isEqualTo(Verdict.FAULT);
                    assertThat(found.text()).contains("nobody-made-it answered HTTP 404", "check assets.s3.*");
                });
    }

    @Test
    void serveStoresWhatIsDrawnInTheBucketAndARunBringsItFromThere(@TempDir Path own) throws Exception {
        try (ImageApi api = ImageApi.start(ImageApiSettings.withLatency(Latency.of(Duration.ofMillis(50))));
                Broker broker = Broker.on(own.resolve("broker"))) {
            Files.writeString(
                    own.resolve("darkroom.yaml"),
                    example()
                            .replace("127.0.0.1:8080", api.base().getAuthority())
                            .replace("bucket: shop-pictures", "bucket: " + S3Mock.BUCKET)
                            .replace(
                                    "region: eu-central-1",
                                    "region: eu-central-1%n    endpoint: %s%n    path-style: true"
                                            .formatted(s3.endpoint())));
            Job job = new Job(own, Map.of(), broker.flags().split(" "));
            Job.Result made = job.command(List.of("topics", "create"));
            assertThat(made.code()).as(made.err()).isZero();
            String serve = "serve --http-port off --data-dir serve " + broker.flags();
            try (DarkroomProcess serving = DarkroomProcess.start(own, serve, CREDENTIALS)) {
                serving.awaitText("serving");
                Path pictures = own.resolve("pictures");

                Job.Result run = job.run(job.catalog("B", 2), "--variants", "1", "--pictures", pictures.toString());

                assertThat(run.code()).as(run.err()).isZero();
                assertThat(run.out()).contains("Pictures: 2 in " + pictures);
                for (String sku : List.of("B-0001", "B-0002")) {
                    Path picture = pictures.resolve(sku).resolve("product-main-1.png");
                    assertThat(s3.keys())
                            .contains("darkroom/"
                                    + AssetName.of(Files.readAllBytes(picture)).text());
                }
                assertThat(serving.terminate()).as(serving.said()).isZero();
            }
        }
    }

    /** The settings of the example, in front of a bucket of Amazon's. */
    private static String example() throws IOException {
        return Files.readString(Path.of("..", "..", "examples", "assets", "s3.yaml"));
    }

    private static URI keep(AssetStore store, byte[] picture) throws IOException {
        Path part = Files.write(store.part(), picture);
        try {
            return store.keep(part, AssetName.of(picture));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static AssetStore store(String bucket, Optional<URI> url) {
        return AssetStores.open(config(bucket, url));
    }

    private static AssetConfig config(String bucket, Optional<URI> url) {
        return new AssetConfig(
                folder.resolve("parts"),
                url,
                Store.S3,
                Optional.of(
                        new S3Config(bucket, "shop/", Optional.of("eu-central-1"), Optional.of(s3.endpoint()), true)));
    }
}
