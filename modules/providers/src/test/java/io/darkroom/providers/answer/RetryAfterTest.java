package io.darkroom.providers.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:49:07Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30                             | PT30S",
                "' 0 '                          | PT0S",
                "1.5                            | PT1.5S",
                "-5                             | PT0S",
                "86401                          | PT24H",
                "99999999999999999999999999     | PT24H",
                "Sun, 06 Nov 1994 08:49:37 GMT  | PT30S",
                "Sun, 6 Nov 1994 08:49:37 GMT   | PT30S",
                "Sun Nov  6 08:49:37 1994       | PT30S",
                "Sat, 05 Nov 1994 08:49:37 GMT  | PT0S",
                "Fri, 31 Dec 1999 23:59:59 GMT  | PT24H"
            })
    void headerIsSecondsOrADate(String header, Duration delay) {
        assertThat(RetryAfter.inHeader(header, NOW)).contains(delay);
    }

    @Example
    void aDateCountsByTheClockOfWhoeverSentIt() {
        Map<String, String> headers = Map.of(
                "retry-after", "Sun, 06 Nov 1994 08:49:37 GMT",
                "date", "Sun, 06 Nov 1994 08:49:27 GMT");

        assertThat(RetryAfter.inHeaders(name -> Optional.ofNullable(headers.get(name)), () -> NOW))
                .contains(Duration.ofSeconds(10));
        assertThat(RetryAfter.inHeaders(
                        name -> Optional.ofNullable(headers.get(name)).filter(value -> !name.equals("date")),
                        () -> NOW))
                .contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.inHeaders(name -> Optional.empty(), () -> NOW)).isEmpty();
    }

    @Example
    void obsoleteDateWithTwoDigitsOfTheYearIsRead() {
        assertThat(RetryAfter.inHeader("Friday, 06-Nov-26 08:49:37 GMT", Instant.parse("2026-11-06T08:49:07Z")))
                .contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({"soon", "''", "NaN", "1e9", "2026-13-45", "Sun, 99 Nov 1994 08:49:37 GMT", "30 seconds"})
    void headerThatIsNeitherIsNoDelay(String header) {
        assertThat(RetryAfter.inHeader(header, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Limit reached, resets in ~30s                  | PT30S",
                "Please try again in 1.5s.                      | PT1.5S",
                "Please try again in 523ms.                     | PT0.523S",
                "try again in 6m0s                              | PT6M",
                "Try again in 1h 2m 3s. Visit the docs.         | PT1H2M3S",
                "retry after 20 seconds                         | PT20S",
                "Retry-After: 7                                 | PT7S",
                "please wait for 2 minutes                      | PT2M",
                "resets in 9 hours                              | PT9H",
                "retry after 999999999 hours                    | PT24H"
            })
    void sentenceMayNameTheDelay(String text, Duration delay) {
        assertThat(RetryAfter.inText(text)).contains(delay);
    }

    @ParameterizedTest
    @CsvSource({"'30s'", "'resets at 12:30'", "'3 images in 20s'", "'please retry later'", "''"})
    void otherNumbersAreNoDelay(String text) {
        assertThat(RetryAfter.inText(text)).isEmpty();
    }

    @Property
    void anyTextGivesADelayWithinBoundsOrNone(@ForAll String text, @ForAll long number) {
        for (String input : new String[] {text, number + "", number + "." + text, "retry in " + number + text}) {
            for (Optional<Duration> delay : List.of(RetryAfter.inHeader(input, NOW), RetryAfter.inText(input))) {
                assertThat(delay.stream()).allMatch(d -> !d.isNegative() && d.compareTo(RetryAfter.MAX) <= 0);
            }
        }
    }

    @Property
    void wholeSecondsWithinADayAreKept(@ForAll @LongRange(min = 0, max = 86_400) long seconds) {
        assertThat(RetryAfter.inHeader(Long.toString(seconds), NOW)).contains(Duration.ofSeconds(seconds));
        assertThat(RetryAfter.inText("resets in " + seconds + "s")).contains(Duration.ofSeconds(seconds));
    }
}
