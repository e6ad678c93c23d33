package io.darkroom.app.config.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @Test
    void durationsAreNumberAndUnit() {
        assertThat(Quantity.duration("500ms")).contains(Duration.ofMillis(500));
        assertThat(Quantity.duration("1.5s")).contains(Duration.ofMillis(1500));
        assertThat(Quantity.duration("2 m")).contains(Duration.ofMinutes(2));
        assertThat(Quantity.duration("24H")).contains(Duration.ofHours(24));
        assertThat(Quantity.duration("90d")).contains(Duration.ofDays(90));
        assertThat(Quantity.duration("PT1.5S")).contains(Duration.ofMillis(1500));
        assertThat(Quantity.duration("0s")).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1 week", "1e3s", "PT", "-PT1S", "P-1D", "99999999999999999999d"})
    void otherTextsAreNoDurations(String text) {
        assertThat(Quantity.duration(text)).isEmpty();
    }

    @Test
    void sizesAreBytesOrNumberAndUnit() {
        assertThat(Quantity.bytes("4096")).contains(4096L);
        assertThat(Quantity.bytes("256KiB")).contains(262_144L);
        assertThat(Quantity.bytes("1 GB")).contains(1_000_000_000L);
        assertThat(Quantity.bytes("4 parsecs")).isEmpty();
    }
}
