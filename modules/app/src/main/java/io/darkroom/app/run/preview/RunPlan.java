package io.darkroom.app.run.preview;

import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.input.Input;
import io.darkroom.app.input.Survey;
import java.time.Instant;

/**
 * What a run is to do.
 *
 * @param input the file and what is asked for each row
 * @param survey what is in it, up to the limit
 * @param stamp identity of the run
 * @param started when it started
 * @param regenerate whether finished rows are drawn again
 */
public record RunPlan(Input input, Survey survey, RunStamp stamp, Instant started, boolean regenerate) {

    /** The recipe whose result lines fit. */
    public Recipe recipe() {
        return input.recipe(survey);
    }
}
