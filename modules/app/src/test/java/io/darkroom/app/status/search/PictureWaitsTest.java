package io.darkroom.app.status.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.status.answer.KeyView;
import io.darkroom.app.status.answer.StatusAnswer;
import io.darkroom.app.status.answer.StatusJson;
import io.darkroom.app.status.answer.StatusText;
import io.darkroom.app.status.answer.Waiting.Reason;
import io.darkroom.contract.Asset;
import io.darkroom.contract.AssetState;
import io.darkroom.contract.Decision;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class PictureWaitsTest {
    private final Trail trail = Facts.trail(LedgerState.COMPLETED, Decision.CLOSED);

    @Test
    void picturesThatAreTriedAgainSaySinceWhenAndAfterWhat() {
        trail.completed(Facts.seen("image.completed", 4, Facts.image()));
        trail.storing()
                .due(
                        Bytes.wrap(new byte[] {1}),
                        Facts.seen("due-retries", 0, Facts.request(Facts.retry(Facts.NOW.plusSeconds(12)))));

        Optional<KeyView.Storing> storing = waits(true);
        KeyView view = new KeyViews(Facts.calm()).whole(trail, Ahead.of(0), storing);

        assertThat(view.waits()).isEmpty();
        assertThat(text(view))
                .contains(
                        "not stored  since 2026-11-20T11:59:50Z; waits for its due time: retry at 2026-11-20T12:00:12Z, "
                                + "in 12 s, after PROVIDER_ERROR (HTTP 500: oops)");
        assertThat(StatusJson.text(new StatusAnswer.Found("S", List.of("sku"), List.of(view), List.of())))
                .contains("\"storing\":{\"since\":\"2026-11-20T11:59:50Z\",\"reason\":\"due-time\"");
    }

    @Test
    void aResultThatTheStageHasNotReadWaitsForItWhereItReadsResults() {
        trail.completed(Facts.seen("image.completed", 4, Facts.image()));

        assertThat(waits(true).orElseThrow().waits().reason()).isEqualTo(Reason.LINE);
        assertThat(waits(true).orElseThrow().waits().sentence()).contains("has not read the result yet");
        assertThat(waits(false)).isEmpty();
    }

    @Test
    void whatIsStoredWaitsForNothing() {
        trail.completed(Facts.seen("image.completed", 4, Facts.image()));
        trail.stored(Facts.seen("image.assets", 2, stored()));

        assertThat(waits(true)).isEmpty();
    }

    private Optional<KeyView.Storing> waits(boolean every) {
        return new PictureWaits(Facts.storing(), every).of(trail, Ahead.of(0));
    }

    private static String text(KeyView view) {
        StringWriter text = new StringWriter();
        new StatusText(new PrintWriter(text), 1)
                .print(new StatusAnswer.Found("S", List.of("sku"), List.of(view), List.of()));
        return text.toString();
    }

    private static ImageAssets stored() {
        return ImageAssets.newBuilder()
                .setIdempotencyKey(Facts.KEY)
                .setGeneration(Facts.GENERATION)
                .setEventId("e-1")
                .setSku("S")
                .setSegment("product")
                .setShotName("main")
                .setResult(new Origin("image.completed", 0, 4L))
                .setAssets(List.of(Asset.newBuilder()
                        .setState(AssetState.STORED)
                        .setSourceUrl("https://pictures.example/1.png")
                        .setUrl("file:/1.png")
                        .build()))
                .setEndedAt(Facts.NOW)
                .build();
    }
}
