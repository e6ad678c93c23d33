package io.darkroom.app.governance;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.Price;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.order.Prices;
import io.darkroom.app.output.Listing;
import io.darkroom.pipeline.intake.governance.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the models that are described. One thread. */
@Command(
        name = "models",
        header = "List the models that are described, and what each can draw.",
        description = {
            "One line for each: who draws it here, what that provider calls it, aspect ratios, sizes, styles, most "
                    + "pictures of one shot, whether it leaves the background out and takes a reference picture, and the "
                    + "price of a picture. - is what nothing is known of: it limits nothing.",
            "A model that is not described can be asked for all the same, but not in a placement."
        },
        footer = {
            "Examples:",
            "  darkroom models",
            "  darkroom models --provider pixelmuse",
            "  darkroom models --json | jq -r '.[].name'"
        })
public final class ModelsCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of(
            "model", "provider", "name", "aspects", "sizes", "styles", "count", "transparent", "reference", "price");

    @Mixin
    private final ListingFlags flags = new ListingFlags();

    @Override
    public Integer call() {
        DarkroomConfig config = flags.load();
        Prices prices = Prices.of(config);
        List<Map<String, Object>> rows = new TreeMap<>(
                        config.stages().intake().rules().governance().models())
                .values().stream().map(model -> row(config, model, prices)).toList();
        flags.print(new Listing(COLUMNS, rows));
        return ExitCode.OK.number();
    }

    private static Map<String, Object> row(DarkroomConfig config, Model model, Prices prices) {
        String provider = config.stages().intake().choices().providers().apply(model.name());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("model", model.name());
        row.put("provider", provider);
        Listing.put(row, "name", Optional.of(model.vendorName()).filter(name -> !name.equals(model.name())));
        Listing.put(row, "aspects", model.aspects());
        Listing.put(row, "sizes", model.sizes());
        Listing.put(row, "styles", model.styles());
        row.put("count", model.maxCount());
        Listing.put(row, "transparent", model.transparent());
        Listing.put(row, "reference", config.settings().text("models." + model.name() + ".reference"));
        Listing.put(row, "price", prices.of(provider, model.vendorName()).map(Price::words));
        return row;
    }
}
