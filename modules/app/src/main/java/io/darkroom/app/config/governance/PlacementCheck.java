package io.darkroom.app.config.governance;

import io.darkroom.pipeline.intake.governance.Governance;
import io.darkroom.pipeline.intake.governance.Model;
import io.darkroom.pipeline.intake.governance.Placement;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Whether the models of a placement are known to draw what it asks for. One thread. */
final class PlacementCheck {
    private final Governance governance;
    private final Complaints complaints;
    private final Placement placement;
    private final String scope;
    private boolean good = true;

    PlacementCheck(Governance governance, Complaints complaints, Placement placement) {
        this.governance = governance;
        this.complaints = complaints;
        this.placement = placement;
        this.scope = "placements." + placement.name() + ".";
    }

    void check() {
        placement.model().filter(model -> !draws(model, placement.aspect())).ifPresent(this::defaultCannot);
        placement.models().stream()
                .filter(model -> placement.aspects().stream().noneMatch(aspect -> draws(model, aspect)))
                .forEach(this::drawsNothing);
        if (good) {
            placement.aspects().stream().filter(this::drawnByNobody).findFirst().ifPresent(this::nobodyDraws);
        }
    }

    private void defaultCannot(String model) {
        good = false;
        complaints.unknown(
                scope + "model",
                "a model that draws %s, the first of %saspects%s"
                        .formatted(placement.aspect(), scope, known(List.of(placement.aspect()))),
                model,
                governance.models().keySet());
    }

    private void drawsNothing(String model) {
        good = false;
        complaints.unknown(
                scope + "models",
                "models that draw " + String.join(" or ", placement.aspects()) + known(placement.aspects()),
                model,
                governance.models().keySet());
    }

    private boolean drawnByNobody(String aspect) {
        Set<String> allowed = placement.allowed();
        Collection<String> models = allowed.isEmpty() ? governance.models().keySet() : allowed;
        return models.stream().noneMatch(model -> draws(model, aspect));
    }

    private void nobodyDraws(String aspect) {
        complaints.wrong(
                scope + "aspects",
                "what a model of the placement draws, and none is known to draw " + aspect
                        + " (models.<name>.aspects says it)",
                String.join(",", placement.aspects()));
    }

    /** Those that can, and where it is said. */
    private String known(List<String> aspects) {
        List<String> able = governance.models().values().stream()
                .filter(model -> aspects.stream().anyMatch(model::draws))
                .map(Model::name)
                .sorted()
                .toList();
        return able.isEmpty()
                ? " by models.<name>.aspects"
                : " by models.<name>.aspects, such as " + String.join(", ", able);
    }

    private boolean draws(String model, String aspect) {
        return governance.model(model).draws(aspect);
    }
}
