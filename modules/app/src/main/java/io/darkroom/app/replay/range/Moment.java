package io.darkroom.app.replay.range;

import io.darkroom.app.config.setting.Quantity;
import io.darkroom.app.exit.UserError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Moments as people write them. Pure; any thread. */
public final class Moment {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final DateTimeFormatter ANY = DateTimeFormatter.ISO_DATE_TIME;

    private Moment() {}

    /**
     * 2026-11-20T08:00:00Z, 2026-11-20T09:00:00+01:00, 2026-11-20T09:00[Europe/Berlin], the same without a zone or a date
     * alone in the zone of this machine, or a time ago such as 2h.
     *
     * @param option for the complaint
     */
    public static Instant parse(String option, String text, Instant now, ZoneId zone) {
        Instant time = read(option, text, now, zone);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
            throw UserError.usage("%s must be from 1970-01-01 to 9999-12-31, was %s.".formatted(option, text));
        }
        return time;
    }

    private static Instant read(String option, String text, Instant now, ZoneId zone) {
        try {
            return Quantity.duration(text.strip()).map(now::minus).orElseGet(() -> date(text.strip(), zone));
        } catch (DateTimeException | ArithmeticException e) {
            throw UserError.usage(
                    "%s must be a time such as 2026-11-20T08:00:00Z, 2026-11-20T09:00+01:00, or a time ago such as 2h or 3d, was %s."
                            .formatted(option, text),
                    e);
        }
    }

    private static Instant date(String text, ZoneId zone) {
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        TemporalAccessor read = ANY.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
        return read instanceof ZonedDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.from(read).atZone(zone).toInstant();
    }
}
