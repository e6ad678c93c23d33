package io.darkroom.app.run;

import io.darkroom.app.catalog.CatalogFile;
import io.darkroom.app.catalog.ChangeFactory;
import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.catalog.Survey;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run is to do.
 *
 * @param file the catalog
 * @param survey what is in it, up to the limit
 * @param stamp identity of the run
 * @param started when it started
 * @param limit rows to take at most
 * @param variants pictures per row of recipe A
 * @param background background such as transparent
 * @param regenerate whether finished rows are drawn again
 */
record RunPlan(
        CatalogFile file,
        Survey survey,
        RunStamp stamp,
        Instant started,
        int limit,
        int variants,
        Optional<String> background,
        boolean regenerate) {

    /** Pictures that so many calls ask for. */
    long pictures(int calls) {
        return (long) calls
                * switch (file.header().recipe()) {
                    case CATALOG -> variants;
                    case SHOTS -> 1;
                };
    }

    /** Turns the rows into the changes that are published. */
    ChangeFactory changes() {
        return new ChangeFactory(file.header().recipe(), stamp, variants, background);
    }
}
