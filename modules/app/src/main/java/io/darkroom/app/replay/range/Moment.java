package io.darkroom.app.replay.range;

import io.darkroom.app.config.Quantity;
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
final class Moment {
    private static final DateTimeFormatter ANY = DateTimeFormatter.ISO_DATE_TIME;

    private Moment() {}

    /**
     * 2026-11-20T08:00:00Z, 2026-11-20T09:00:00+01:00, 2026-11-20T09:00[Europe/Berlin], the same without a zone or a date
     * alone in the zone of this machine, or a time ago such as 2h.
     *
     * @param option for the complaint
     */
    static Instant parse(String option, String text, Instant now, ZoneId zone) {
        return Quantity.duration(text.strip()).map(now::minus).orElseGet(() -> date(option, text.strip(), zone));
    }

    private static Instant date(String option, String text, ZoneId zone) {
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            TemporalAccessor read = ANY.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
            return read instanceof ZonedDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(read).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw UserError.usage(
                    "%s must be a time such as 2026-11-20T08:00:00Z, 2026-11-20T09:00+01:00, or a time ago such as 2h or 3d, was %s."
                            .formatted(option, text),
                    e);
        }
    }
}
