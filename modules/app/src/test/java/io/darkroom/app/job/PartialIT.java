package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.bill.Bills;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders of four pictures at an API that draws one per call: no picture is lost, none is paid twice. */
@Tag("long")
class PartialIT {
    private static final String[] FOUR = {"--variants", "4", "--yes"};

    @TempDir
    Path folder;

    private ImageApi api;
    private Job job;

    @BeforeEach
    void start() throws IOException {
        api = ImageApi.start(ImageApiSettings.withLatency(Latency.of(Duration.ofMillis(50))));
        Files.writeString(folder.resolve("darkroom.yaml"), """
                provider: muse
                providers:
                  muse: {dialect: pixelmuse-images, base-url: "%s", price: 0.10 USD, poll-interval: 100ms,
                         poll-interval-later: 100ms}
                topics: {partitions: 1, replication: 1}
                """.formatted(api.base()));
        job = new Job(folder, Map.of(), "--data-dir", folder.resolve("data").toString());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void anEmptyAccountLosesNoPictureAndMissingOnesAreAskedForAlone() throws Exception {
        Path dry = job.catalog("P", 1);
        api.faults().set("[{when: {at: submit, token: ':v3'}, then: {status: 402, code: insufficient_quota}}]");
        Job.Result held = job.run(dry, FOUR);
        assertThat(held.code()).as(held.err()).isNotZero();
        assertThat(pictures()).isEqualTo(2);

        api.faults().set("[]");
        Job.Result paid = job.run(dry, FOUR);
        assertThat(paid.code()).as(paid.err()).isZero();
        assertThat(paid.column("image_count")).containsExactly("4");
        assertEachPictureWasBilledOnce(4);

        Path refused = job.catalog("Q", 1);
        api.faults().set("[{when: {at: submit, token: ':v3'}, then: {status: 400, message: Not this one.}}]");
        Job.Result partial = job.run(refused, FOUR);
        assertThat(partial.column("image_count")).containsExactly("2");
        assertThat(partial.out() + partial.err())
                .contains("Fewer pictures than asked for: 1 row; darkroom retry --partial");
        assertThat(said("status", "Q-0001")).contains("2 of 4 pictures; darkroom retry --partial");

        api.faults().set("[]");
        assertThat(said("retry", "--partial", "--sku", "Q-0001", "--dry-run"))
                .contains("To be drawn: 2 pictures in 2 calls");
        assertThat(said("retry", "--partial", "--yes")).contains("1 copied");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> job.run(refused, FOUR).column("image_count"), List.of("4")::equals);
        assertEachPictureWasBilledOnce(8);
        assertThat(said("cost")).contains("Total: 0.80 USD for 8 pictures");
        assertThat(said("retry", "--partial", "--yes")).contains("Nothing to replay");
    }

    private long pictures() {
        return api.bills().totals().billedCalls();
    }

    private void assertEachPictureWasBilledOnce(long pictures) {
        assertThat(pictures()).isEqualTo(pictures);
        assertThat(api.bills().byToken().values())
                .extracting(Bills.Bill::pictures)
                .allMatch(drawn -> drawn <= 1);
    }

    private String said(String... words) {
        Job.Result result = job.command(List.of(words));
        assertThat(result.code())
                .as(String.join(" ", words) + ": " + result.err())
                .isZero();
        return result.out();
    }
}
