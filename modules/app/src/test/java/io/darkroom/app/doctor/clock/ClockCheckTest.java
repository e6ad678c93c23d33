package io.darkroom.app.doctor.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.doctor.check.Finding;
import io.darkroom.app.doctor.check.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockCheckTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "12:00:00.000, 12:00:00.100, 0",
        "12:00:00.999, 12:00:01.100, 0",
        "11:59:59.500, 12:00:00.100, 0",
        "12:00:03.000, 12:00:03.200, 2000",
        "11:59:57.000, 11:59:57.500, -2500"
    })
    void aDateIsCutToTheSecond(String before, String after, long ahead) {
        Reading reading = Reading.ofDate("it", NOON, at(before), at(after));

        assertThat(reading.ahead()).isEqualTo(Duration.ofMillis(ahead));
    }

    @Test
    void aTimeThatHasPassedThereShowsOnlyThatWeAreBehind() {
        assertThat(Reading.ofPast("it", NOON, NOON.plusSeconds(3600)).ahead()).isZero();
        assertThat(Reading.ofPast("it", NOON, NOON.minusSeconds(5)).ahead()).hasSeconds(-5);
    }

    @ParameterizedTest
    @CsvSource({"1999, OK", "-2000, WARNING", "2000, WARNING", "59999, WARNING", "60000, FAULT", "-3600000, FAULT"})
    void secondsAreAWarningAndAMinuteIsAFault(long ahead, Verdict verdict) {
        assertThat(look(new Reading("it", Duration.ofMillis(ahead))).verdict()).isEqualTo(verdict);
    }

    @Test
    void theClockThatIsFarthestOffIsNamed() {
        Finding found = look(
                new Reading("Kafka", Duration.ofSeconds(3)),
                new Reading("pixelmuse", Duration.ofSeconds(-70)),
                new Reading("the schema registry", Duration.ZERO));

        assertThat(found.text())
                .startsWith("This machine's clock is 70.0 s behind that of pixelmuse; let it be set by NTP.");
    }

    @Test
    void whereNobodyTellsTheTimeThatIsSaid() {
        assertThat(new ClockCheck(List.of()).look()).containsExactly(Finding.ok("Not compared: nobody told the time."));
    }

    private static Finding look(Reading... readings) {
        ClockCheck check = new ClockCheck(List.of(() -> List.of(readings).subList(1, readings.length)));
        check.add(readings[0]);
        return check.look().getFirst();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-22T" + time + "Z");
    }
}
