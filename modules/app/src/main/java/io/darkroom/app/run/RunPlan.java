package io.darkroom.app.run;

import io.darkroom.app.catalog.CatalogFile;
import io.darkroom.app.catalog.ChangeFactory;
import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.catalog.Survey;
import io.darkroom.app.catalog.Wishes;
import java.time.Instant;

/**
 * What a run is to do.
 *
 * @param file the catalog
 * @param survey what is in it, up to the limit
 * @param stamp identity of the run
 * @param started when it started
 * @param limit rows to take at most
 * @param variants pictures per row of recipe A
 * @param wishes what is asked for every shot besides
 * @param regenerate whether finished rows are drawn again
 */
record RunPlan(
        CatalogFile file,
        Survey survey,
        RunStamp stamp,
        Instant started,
        int limit,
        int variants,
        Wishes wishes,
        boolean regenerate) {

    /** Turns the rows into the changes that are published. */
    ChangeFactory changes() {
        return new ChangeFactory(file.header().recipe(), stamp, variants, wishes);
    }
}
