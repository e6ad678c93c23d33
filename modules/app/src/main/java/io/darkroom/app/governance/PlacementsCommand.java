package io.darkroom.app.governance;

import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.output.Listing;
import io.darkroom.pipeline.intake.governance.Governance;
import io.darkroom.pipeline.intake.governance.Placement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the placements. One thread. */
@Command(
        name = "placements",
        header = "List the placements, and what each allows.",
        description = {
            "One line for each: its aspect ratios, the first of which is the default; its default model; and every model "
                    + "that may be asked for there.",
            "- under MODEL is the model of the provider, where it draws the aspect ratio."
        },
        footer = {"Examples:", "  darkroom placements", "  darkroom placements --config studio.yaml --json"})
public final class PlacementsCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("placement", "aspects", "model", "models");

    @Mixin
    private final ListingFlags flags = new ListingFlags();

    @Override
    public Integer call() {
        Governance governance = flags.load().stages().intake().rules().governance();
        flags.print(new Listing(
                COLUMNS,
                new TreeMap<>(governance.placements())
                        .values().stream()
                                .map(placement -> row(governance, placement))
                                .toList()));
        return ExitCode.OK.number();
    }

    private static Map<String, Object> row(Governance governance, Placement placement) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("placement", placement.name());
        row.put("aspects", placement.aspects());
        Listing.put(row, "model", placement.model());
        Listing.put(row, "models", models(governance, placement));
        return row;
    }

    private static NavigableSet<String> models(Governance governance, Placement placement) {
        NavigableSet<String> models = new TreeSet<>(placement.allowed());
        if (models.isEmpty()) {
            placement.aspects().forEach(aspect -> models.addAll(governance.drawing(aspect)));
        }
        return models;
    }
}
