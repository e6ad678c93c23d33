package io.darkroom.pipeline.generate.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @ParameterizedTest
    @CsvSource({"100/s,100", "300/min,5", "36/h,0.01", "' 7 / s ',7"})
    void rateIsCallsInATime(String text, double perSecond) {
        assertThat(Rate.parse(text)).map(Rate::perSecond).contains(perSecond);
    }

    @Test
    void ofSeveralTheSlowestCounts() {
        assertThat(Rate.parse("100/s, 3000/min")).map(Rate::toString).contains("3000/min");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100", "0/s", "1000001/s", "-1/s", "1.5/s", "10/d", "10/s,", "99999999999/s"})
    void whatIsNoRateIsRefused(String text) {
        assertThat(Rate.parse(text)).isEmpty();
    }
}
