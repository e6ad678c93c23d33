package io.darkroom.pipeline.intake.governance;

import io.darkroom.contract.Shot;
import io.darkroom.contract.rules.ClosedSet;
import io.darkroom.contract.rules.Fault;
import io.darkroom.contract.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a placement asks of a shot. Pure, any thread.
 *
 * @param models models that may be asked for at all; empty for any
 * @param aspects aspect ratios that may be asked for at all; empty for any
 */
record PlacementRules(Governance governance, Set<String> models, Set<String> aspects) {
    List<Fault> faults(Shot shot, Optional<Choice> choice) {
        List<Fault> faults = new ArrayList<>();
        if (governance.misplaced(shot)) {
            shot.getPlacement()
                    .filter(name -> !name.isBlank())
                    .ifPresent(name -> faults.add(
                            new Fault("placement", ClosedSet.rule(governance.placementNames(), "", name), name)));
        }
        governance.placement(shot).ifPresent(placement -> {
            checkModel(placement, shot, choice, faults);
            checkForm(placement, shot, faults);
            checkClosedSets(placement, shot, faults);
        });
        return faults;
    }

    private void checkModel(Placement placement, Shot shot, Optional<Choice> choice, List<Fault> faults) {
        Set<String> allowed = placement.allowed();
        Optional<String> barred =
                shot.getModel().filter(name -> !name.isBlank() && !allowed.isEmpty() && !allowed.contains(name));
        if (barred.isPresent()) {
            faults.add(new Fault("model", ClosedSet.rule(allowed, in(placement), barred.get()), barred.get()));
        } else {
            choice.filter(known -> !known.model().described())
                    .ifPresent(known -> faults.add(AnotherModel.fault(
                            shot,
                            known,
                            "is not described: nothing says that it draws " + placement.aspect() + " (models."
                                    + known.model().name() + ".aspects)"
                                    + meant(known.model().name()))));
        }
    }

    private String meant(String model) {
        return Nearest.of(governance.models().keySet(), model)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    private static void checkForm(Placement placement, Shot shot, List<Fault> faults) {
        shot.getAspect()
                .filter(aspect -> AspectRatio.of(aspect).isPresent())
                .filter(aspect -> !placement.aspects().contains(aspect))
                .ifPresent(aspect -> faults.add(new Fault(
                        "aspect", "must be one of " + String.join(", ", placement.aspects()) + in(placement), aspect)));
        shot.getSize()
                .filter(size -> AspectRatio.ofSize(size).isPresent())
                .filter(size -> !AspectRatio.fitsAny(size, placement.aspects()))
                .ifPresent(size -> faults.add(new Fault(
                        "size",
                        "must have an aspect ratio of " + String.join(", ", placement.aspects()) + in(placement),
                        size)));
    }

    /** What a placement brings along is judged as what a shot says. */
    private void checkClosedSets(Placement placement, Shot shot, List<Fault> faults) {
        if (shot.getModel().isEmpty() && !models.isEmpty()) {
            placement
                    .model()
                    .filter(model -> !models.contains(model))
                    .ifPresent(model -> faults.add(new Fault(
                            "placement",
                            "must not bring the model " + model + ", which generation.models leaves out",
                            placement.name())));
        }
        boolean open = shot.getAspect().isEmpty() && shot.getSize().isEmpty();
        if (open && !aspects.isEmpty() && !aspects.contains(placement.aspect())) {
            faults.add(new Fault(
                    "placement",
                    "must not bring the aspect ratio " + placement.aspect() + ", which generation.aspects leaves out",
                    placement.name()));
        }
    }

    private static String in(Placement placement) {
        return " in placement " + placement.name();
    }
}
