package io.darkroom.app.config.governance;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Moments in the configuration, which means the same on every machine: with a zone, or days of UTC. Any thread. */
final class CampaignTime {
    private CampaignTime() {}

    /** 2026-12-01T08:00Z, 2026-12-01T09:00+01:00, 2026-12-01T09:00[Europe/Berlin] or 2026-12-01; empty for anything else. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(
                    text.indexOf('T') < 0
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : ZonedDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
