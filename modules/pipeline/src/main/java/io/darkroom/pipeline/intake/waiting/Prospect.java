package io.darkroom.pipeline.intake.waiting;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Violation;
import java.util.List;

/** What stands between an admitted order and its call. */
public sealed interface Prospect {

    /**
     * Nothing: it may be sent.
     *
     * @param request with the picture of the shot that it depends on, where it is handed on
     */
    record Ready(GenerationRequest request) implements Prospect {}

    /**
     * A shot that is not completed.
     *
     * @param shot its key
     */
    record Waits(String shot) implements Prospect {}

    /** It can never be drawn, so it is not admitted. */
    record Impossible(List<Violation> violations) implements Prospect {
        public Impossible {
            violations = List.copyOf(violations);
        }
    }

    /**
     * The shot has no picture for it.
     *
     * @param why as a sentence
     */
    record Lost(String why) implements Prospect {}
}
