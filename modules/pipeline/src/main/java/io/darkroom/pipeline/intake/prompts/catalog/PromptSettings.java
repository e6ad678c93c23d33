package io.darkroom.pipeline.intake.prompts.catalog;

import io.darkroom.pipeline.campaign.Campaigns;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where prompts come from and what is laid over them.
 *
 * @param file prompts file that takes the place of the built-in one; property {@code prompts.file}
 * @param segments changes to the segments of every version, by segment name; property {@code segments.<name>}
 * @param fallback segment whose prompt an unknown segment gets; empty makes an unknown segment a violation; property
 *     {@code segments.fallback}
 * @param model model for shots that name none, before the file's; property {@code providers.<name>.model}
 * @param otherwise model for shots that name none where neither that nor the file names one; property
 *     {@code providers.<name>.model} by its default
 * @param quality quality for shots that name none, before the file's; property {@code generation.quality}
 * @param campaigns campaigns, of which some lock the versions that their shots may have; property {@code campaigns.<name>}
 */
public record PromptSettings(
        Optional<Path> file,
        Map<String, SegmentSettings> segments,
        Optional<String> fallback,
        Optional<String> model,
        Optional<String> otherwise,
        Optional<String> quality,
        Campaigns campaigns) {

    public PromptSettings {
        segments = Map.copyOf(segments);
    }

    /** The same with another file. */
    public PromptSettings in(Path other) {
        return new PromptSettings(Optional.of(other), segments, fallback, model, otherwise, quality, campaigns);
    }

    /** Where the file must name the model. */
    public PromptSettings(
            Optional<Path> file,
            Map<String, SegmentSettings> segments,
            Optional<String> fallback,
            Optional<String> model,
            Optional<String> quality) {
        this(file, segments, fallback, model, Optional.empty(), quality, Campaigns.NONE);
    }

    /** The built-in prompts as they are. */
    public static PromptSettings builtIn() {
        return new PromptSettings(Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
