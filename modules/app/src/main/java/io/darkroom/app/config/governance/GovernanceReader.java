package io.darkroom.app.config.governance;

import io.darkroom.app.config.setting.Settings;
import io.darkroom.app.exit.UserError;
import io.darkroom.pipeline.intake.governance.Governance;
import io.darkroom.pipeline.intake.governance.Model;
import io.darkroom.pipeline.intake.governance.Placement;
import java.util.Map;
import java.util.TreeMap;

/** Reads placements and models. Any thread. */
public final class GovernanceReader {
    private GovernanceReader() {}

    /**
     * Reads all of them and checks them against each other.
     *
     * @throws UserError with everything that is wrong, each with property, bound, value and origin
     */
    public static Governance read(Settings settings) {
        Complaints complaints = new Complaints(settings, "placements and models");
        Map<String, Model> models = new TreeMap<>();
        for (String name : settings.namesUnder("models")) {
            models.put(name, new ModelReader(settings, complaints, name).read());
        }
        Map<String, Placement> placements = new TreeMap<>();
        for (String name : settings.namesUnder("placements")) {
            new PlacementReader(settings, complaints, name)
                    .read()
                    .ifPresent(placement -> placements.put(name, placement));
        }
        Governance governance = new Governance(placements, models, AspectSizes.of(settings), Offers.of(settings));
        placements.values().forEach(placement -> new PlacementCheck(governance, complaints, placement).check());
        complaints.end();
        return governance;
    }
}
