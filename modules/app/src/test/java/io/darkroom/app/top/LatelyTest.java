package io.darkroom.app.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.run.position.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatelyTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:20:00Z");
    private static final Position AT = new Position("image.completed", 0, 0);

    private final Lately lately = new Lately();

    @Test
    void thePaceIsThatOfTheLastTenWholeSeconds() {
        completed(NOW, 7);
        completed(NOW.minusSeconds(1), 3);
        completed(NOW.minusSeconds(10), 2);
        completed(NOW.minusSeconds(11), 100);

        assertThat(lately.pace("creativeai", NOW).completed()).isEqualTo(0.5);
        assertThat(lately.pace("pixelmuse", NOW).completed()).isZero();
    }

    @Test
    void theCostIsThatOfTheLastHourAndDay() {
        completed(NOW.minus(Duration.ofMinutes(59)), 1);
        completed(NOW.minus(Duration.ofHours(23)), 2);
        completed(NOW.minus(Duration.ofHours(25)), 100);

        Overview.Spending spending = lately.spending(NOW, true);

        assertThat(spending.hour().amounts()).isEqualTo(Map.of("USD", "0.68"));
        assertThat(spending.day().amounts()).isEqualTo(Map.of("USD", "2.04"));
    }

    private void completed(Instant at, int times) {
        for (int i = 0; i < times; i++) {
            lately.at(at).completed(Overviews.completed(NOW.minus(Duration.ofDays(9))), AT);
        }
    }
}
