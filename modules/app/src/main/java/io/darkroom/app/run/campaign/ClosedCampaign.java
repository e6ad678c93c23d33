package io.darkroom.app.run.campaign;

import io.darkroom.pipeline.campaign.Campaign;
import java.time.Instant;
import java.util.Optional;

/**
 * A campaign that draws nothing now, and rows of a run that wait for it. Any thread.
 *
 * @param opens empty when it opens no more
 */
record ClosedCampaign(Campaign campaign, int rows, Optional<Instant> opens) {

    /** What a progress line says of it. */
    String text() {
        return "%d %s for campaign %s, which %s".formatted(rows, rows == 1 ? "waits" : "wait", campaign.name(), when());
    }

    /** What is said once. */
    String sentence() {
        return text() + ". The run waits, too: Ctrl-C ends it, nothing is lost, and the same command goes on later.";
    }

    private String when() {
        return opens.map(at -> "opens " + at)
                .or(() -> campaign.end().map(end -> "opens no more and ends " + end))
                .orElse("opens no more");
    }
}
