package io.darkroom.pipeline.intake.governance;

import io.darkroom.contract.Shot;
import io.darkroom.contract.rules.Fault;

/** Says that a shot needs another model than the one it names, or than the one it would get. Any thread. */
final class AnotherModel {
    private AnotherModel() {}

    /** @param predicate what is wrong with the model, such as {@code takes no reference picture} */
    static Fault fault(Shot shot, Choice choice, String predicate) {
        String name = choice.model().name();
        return shot.getModel()
                .map(said -> new Fault("model", "must be another: " + name + " " + predicate, said))
                .orElseGet(() ->
                        new Fault("model", "must be given: " + name + ", which is the default, " + predicate, ""));
    }
}
