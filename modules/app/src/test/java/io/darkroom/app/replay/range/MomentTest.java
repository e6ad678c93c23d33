package io.darkroom.app.replay.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.exit.UserError;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as people write them. */
class MomentTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T08:00:00Z, 2026-11-20T08:00:00Z",
        "2026-11-20T09:00:00+01:00, 2026-11-20T08:00:00Z",
        "2026-11-20T09:00+01:00[Europe/Berlin], 2026-11-20T08:00:00Z",
        "2026-11-20T09:00, 2026-11-20T08:00:00Z",
        "2026-11-20, 2026-11-19T23:00:00Z",
        "2h, 2026-11-21T10:00:00Z",
        "3d, 2026-11-18T12:00:00Z",
        "PT30M, 2026-11-21T11:30:00Z"
    })
    void timesAreReadInEveryForm(String text, Instant meant) {
        assertThat(Moment.parse("--from-time", text, NOW, ZONE)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "2026-11-20T25:00", "12:00", "-2h", "T", ""})
    void anotherTimeIsRefused(String text) {
        assertThatThrownBy(() -> Moment.parse("--to-time", text, NOW, ZONE))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("--to-time must be a time such as")
                .hasMessageEndingWith("was " + text + ".");
    }
}
