package io.darkroom.pipeline.generate.call;

import java.time.Instant;
import java.util.Optional;

/**
 * What one send is bound to. Any thread.
 *
 * @param campaign whose permits it uses
 * @param notAfter it does not leave at this time or later: its window closes, or its deadline passes
 */
public record CallTerms(Optional<String> campaign, Optional<Instant> notAfter) {
    public static final CallTerms NONE = new CallTerms(Optional.empty(), Optional.empty());

    public boolean isLate(Instant now) {
        return notAfter.isPresent() && !now.isBefore(notAfter.get());
    }
}
