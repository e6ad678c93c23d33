package io.darkroom.app.config.governance;

import io.darkroom.app.config.Price;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.contract.rules.Patterns;
import io.darkroom.pipeline.intake.governance.Model;
import io.darkroom.pipeline.intake.governance.Reference;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the description of one model. One thread. */
final class ModelReader {
    private final Settings settings;
    private final Complaints complaints;
    private final String name;
    private final String scope;

    ModelReader(Settings settings, Complaints complaints, String name) {
        this.settings = settings;
        this.complaints = complaints;
        this.name = name;
        this.scope = "models." + name + ".";
    }

    Model read() {
        checkPrice();
        Forms forms = new Forms(settings, complaints);
        return new Model(
                name,
                settings.text(scope + "name").orElse(name),
                provider(),
                forms.read(scope + "aspects", Patterns.ASPECT, "aspect ratios such as 4:5"),
                forms.read(scope + "sizes", Patterns.SIZE, "sizes such as 1024x1024"),
                settings.list(scope + "styles"),
                complaints.reading(this::transparent, Optional.empty()),
                complaints.reading(this::maxCount, Model.MOST),
                reference());
    }

    /** The flag --provider says that one draws every model. */
    private Optional<String> provider() {
        String property = scope + "provider";
        Optional<String> provider = settings.text(property);
        Set<String> known = settings.namesUnder("providers");
        provider.filter(asked ->
                        settings.text("providers." + asked + ".dialect").isEmpty())
                .ifPresent(asked -> complaints.unknown(
                        property,
                        "one of " + String.join(", ", known) + " or have its own providers." + asked + ".dialect",
                        asked,
                        known));
        return provider.filter(asked -> !settings.oneDrawsAll());
    }

    private Optional<Boolean> transparent() {
        String property = scope + "transparent";
        return settings.text(property).map(text -> settings.flag(property));
    }

    private int maxCount() {
        int count = settings.optionalInteger(scope + "max-count").orElse(Model.MOST);
        if (count < 1 || count > Model.MOST) {
            complaints.wrong(scope + "max-count", "1 to " + Model.MOST, Integer.toString(count));
            return Model.MOST;
        }
        return count;
    }

    private Reference reference() {
        String property = scope + "reference";
        String text = settings.text(property).orElse("true");
        return switch (text) {
            case "true" -> Reference.TAKEN;
            case "false" -> Reference.REFUSED;
            case "ignore" -> Reference.IGNORED;
            case "source" -> Reference.SOURCE;
            default -> {
                complaints.wrong(property, "true, source, false or ignore", text);
                yield Reference.TAKEN;
            }
        };
    }

    private void checkPrice() {
        String property = scope + "price";
        settings.text(property)
                .ifPresent(text -> complaints.reading(
                        () -> settings.checked("", () -> List.of(Price.parse(property, text))), List.of()));
    }
}
