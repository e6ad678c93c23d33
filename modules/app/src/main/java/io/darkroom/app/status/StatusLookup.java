package io.darkroom.app.status;

import io.darkroom.app.status.answer.StatusAnswer;
import io.darkroom.app.status.answer.StatusJson;
import io.darkroom.app.status.search.StatusReader;

/** Looks for a name and answers in JSON, as {@code darkroom status --json} does. Blocks; any thread. */
public final class StatusLookup {
    private final StatusReader reader;

    public StatusLookup(StatusReader reader) {
        this.reader = reader;
    }

    /**
     * An answer.
     *
     * @param found whether anything is known
     */
    public record Json(boolean found, String text) {}

    /** Everything that bears a name. */
    public Json look(String name) {
        StatusAnswer answer = reader.answer(name);
        return new Json(answer instanceof StatusAnswer.Found, StatusJson.text(answer));
    }
}
