package io.darkroom.providers.answer;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long an API asks to wait: 0 to 24 h, whatever it says. Any thread. */
public final class RetryAfter {

    /** Longer waits are cut to this, so that a slip of the vendor does not stop us for years. */
    static final Duration MAX = Duration.ofHours(24);

    private static final Pattern SECONDS = Pattern.compile("-?\\d{1,40}(\\.\\d{1,9})?");

    /** RFC 9110, 5.6.7: the form to send and the two obsolete ones to accept. */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss zzz", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC));

    private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,9})?)";
    private static final Pattern LEAD =
            Pattern.compile("(?i)(?:resets?|retry|try again|wait)[\\s-]{0,3}(?:in|after|for|:)[\\s:~]{0,5}(?=\\d)");
    private static final Pattern PIECE = Pattern.compile("(?i)\\G\\s{0,3}" + NUMBER
            + "\\s{0,3}(ms|milli[a-z]{0,9}|s|sec[a-z]{0,4}|m|min[a-z]{0,4}" + "|h|hours?|hrs?)?(?![a-z])");

    private RetryAfter() {}

    /**
     * What an answer asks for in its headers. A date counts by the API's own clock where it tells the time: ours may be
     * wrong.
     *
     * @param headers by name in lower case
     */
    public static Optional<Duration> inHeaders(Function<String, Optional<String>> headers, InstantSource clock) {
        return headers.apply("retry-after")
                .flatMap(value -> inHeader(
                        value, headers.apply("date").flatMap(RetryAfter::date).orElseGet(clock::instant)));
    }

    /**
     * The value of the header: seconds or an HTTP date.
     *
     * @param now time of the answer, best by the clock that made the date
     */
    public static Optional<Duration> inHeader(String value, Instant now) {
        String text = value.strip();
        return SECONDS.matcher(text).matches()
                ? Optional.of(bounded(new BigDecimal(text), ChronoUnit.SECONDS))
                : date(text).map(date -> clamped(Duration.between(now, date)));
    }

    /** An HTTP date. */
    public static Optional<Instant> date(String text) {
        for (DateTimeFormatter format : DATES) {
            try {
                return Optional.of(ZonedDateTime.parse(text.strip(), format).toInstant());
            } catch (DateTimeException e) {
                // the next form
            }
        }
        return Optional.empty();
    }

    /** A delay in a sentence: {@code resets in ~30s}, {@code try again in 1m30s}, {@code retry after 20 seconds}. */
    public static Optional<Duration> inText(String text) {
        Matcher lead = LEAD.matcher(text);
        if (!lead.find()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Matcher piece = PIECE.matcher(text).region(lead.end(), text.length());
        int pieces = 0;
        while (piece.find() && (pieces == 0 || piece.group(2) != null)) {
            pieces++;
            sum = clamped(sum.plus(bounded(new BigDecimal(piece.group(1)), unit(piece.group(2)))));
        }
        return pieces == 0 ? Optional.empty() : Optional.of(sum);
    }

    private static ChronoUnit unit(@Nullable String name) {
        String unit = name == null ? "s" : name.toLowerCase(Locale.ROOT);
        if (unit.startsWith("ms") || unit.startsWith("milli")) {
            return ChronoUnit.MILLIS;
        }
        return unit.startsWith("m") ? ChronoUnit.MINUTES : unit.startsWith("h") ? ChronoUnit.HOURS : ChronoUnit.SECONDS;
    }

    private static Duration bounded(BigDecimal amount, ChronoUnit unit) {
        BigDecimal millis =
                amount.multiply(BigDecimal.valueOf(unit.getDuration().toMillis()));
        BigDecimal most = BigDecimal.valueOf(MAX.toMillis());
        return clamped(Duration.ofMillis(millis.min(most).max(BigDecimal.ZERO).longValue()));
    }

    private static Duration clamped(Duration delay) {
        return delay.isNegative() ? Duration.ZERO : delay.compareTo(MAX) > 0 ? MAX : delay;
    }
}
