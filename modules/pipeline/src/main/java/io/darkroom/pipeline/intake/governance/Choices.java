package io.darkroom.pipeline.intake.governance;

import io.darkroom.contract.Shot;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Fills in what shots leave open. The model: the shot's, else its placement's, else the provider's. The aspect ratio: the
 * shot's, else, without a size, its placement's. The size: the shot's, else that of the aspect ratio where the provider draws
 * sizes only, else, without an aspect ratio, the segment's. Pure, any thread.
 *
 * @param providers who draws a model
 */
public record Choices(Governance governance, UnaryOperator<String> providers) {

    /** What a shot asks for; empty while its model is open. */
    public Optional<Choice> choice(Shot shot, Fallback fallback) {
        return model(shot, fallback).map(name -> choice(shot, fallback, name));
    }

    private Optional<String> model(Shot shot, Fallback fallback) {
        return shot.getModel()
                .or(() -> governance.placement(shot).flatMap(Placement::model))
                .or(fallback::model)
                .filter(name -> !name.isBlank());
    }

    private Choice choice(Shot shot, Fallback fallback, String name) {
        Model model = governance.model(name);
        String provider = providers.apply(name);
        Optional<String> aspect = governance.aspect(shot);
        Optional<String> size = shot.getSize()
                .or(() -> aspect.isPresent() ? aspect.flatMap(ratio -> size(model, provider, ratio)) : fallback.size());
        return new Choice(model, provider, aspect, size);
    }

    private Optional<String> size(Model model, String provider, String aspect) {
        Map<String, String> sizes = governance.sizes(provider);
        return sizes.isEmpty() ? Optional.empty() : model.size(aspect).or(() -> Optional.ofNullable(sizes.get(aspect)));
    }
}
