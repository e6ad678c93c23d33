package io.darkroom.pipeline.intake.governance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where pictures are shown, and what that asks of them. Any thread.
 *
 * @param name as events spell it
 * @param aspects aspect ratios that may be asked for, at least one, the first for shots that name neither aspect nor size;
 *     property {@code placements.<name>.aspects}
 * @param model for shots that name none; property {@code placements.<name>.model}
 * @param models models that may be asked for besides; empty for each that is described; property {@code
 *     placements.<name>.models}
 */
public record Placement(String name, List<String> aspects, Optional<String> model, List<String> models) {
    public Placement {
        aspects = List.copyOf(aspects);
        models = List.copyOf(models);
        if (aspects.isEmpty()) {
            throw new IllegalArgumentException("placements." + name + ".aspects must be given");
        }
    }

    /** The aspect ratio of shots that name neither aspect nor size. */
    public String aspect() {
        return aspects.getFirst();
    }

    /** Models that may be asked for, the default first; empty for each that is described. */
    public Set<String> allowed() {
        Set<String> all = new LinkedHashSet<>();
        if (!models.isEmpty()) {
            model.ifPresent(all::add);
            all.addAll(models);
        }
        return all;
    }
}
