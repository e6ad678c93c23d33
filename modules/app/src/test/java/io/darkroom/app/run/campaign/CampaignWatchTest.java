package io.darkroom.app.run.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.campaign.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CampaignWatchTest {
    private static final Instant ONE = Instant.parse("2026-12-01T20:00:00Z");
    private static final Instant TWO = ONE.plusSeconds(3600);
    private static final Instant THREE = TWO.plusSeconds(3600);
    private static final Instant FOUR = THREE.plusSeconds(3600);

    private final CampaignWatch watch = new CampaignWatch(new Campaigns(Map.of(
            "winter",
            new Campaign(
                    "winter",
                    List.of(new Window(ONE, TWO), new Window(THREE, FOUR)),
                    List.of(),
                    OptionalInt.empty(),
                    Optional.empty()))));

    @Test
    void rowsOfAClosedCampaignWait() {
        watch.sent(0, 2, Optional.of("winter"));
        watch.sent(2, 1, Optional.empty());
        watch.sent(3, 1, Optional.of("a name that is not configured"));

        assertThat(watch.rows(ONE.minusSeconds(1))).isEqualTo(2);
        assertThat(watch.text(ONE.minusSeconds(1)))
                .isEqualTo("2 wait for campaign winter, which opens 2026-12-01T20:00:00Z");
        assertThat(watch.rows(ONE)).isZero();
        assertThat(watch.text(ONE)).isEmpty();
    }

    @Test
    void aRowThatEndedWaitsNoMore() {
        watch.sent(0, 2, Optional.of("winter"));

        watch.ended(0);
        watch.ended(7);

        assertThat(watch.text(FOUR)).isEqualTo("1 waits for campaign winter, which opens no more and ends " + FOUR);
        watch.ended(1);
        assertThat(watch.text(FOUR)).isEmpty();
    }

    @Test
    void eachClosingIsSaidOnce() {
        watch.sent(0, 1, Optional.of("winter"));

        assertThat(watch.news(ONE.minusSeconds(9)))
                .containsExactly("1 waits for campaign winter, which opens 2026-12-01T20:00:00Z. The run waits, too: "
                        + "Ctrl-C ends it, nothing is lost, and the same command goes on later.");
        assertThat(watch.news(ONE.minusSeconds(8))).isEmpty();
        assertThat(watch.news(ONE)).isEmpty();
        assertThat(watch.news(TWO)).singleElement().asString().contains("which opens " + THREE);
    }
}
