package io.darkroom.app.config.governance;

import io.darkroom.app.config.setting.Settings;
import io.darkroom.contract.rules.Patterns;
import io.darkroom.pipeline.intake.governance.Placement;
import java.util.List;
import java.util.Optional;

/** Reads one placement. One thread. */
record PlacementReader(Settings settings, Complaints complaints, String name) {
    /** The placement; empty when it has no aspect ratio, which is complained about. */
    Optional<Placement> read() {
        String scope = "placements." + name + ".";
        String property = scope + "aspects";
        List<String> aspects =
                new Forms(settings, complaints).read(property, Patterns.ASPECT, "aspect ratios such as 4:5");
        if (settings.list(property).isEmpty()) {
            complaints.wrong(property, "given: a placement needs an aspect ratio", "empty");
        }
        return aspects.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Placement(name, aspects, settings.text(scope + "model"), settings.list(scope + "models")));
    }
}
