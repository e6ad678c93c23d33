package io.darkroom.app.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.darkroom.app.trial.sheet.NextStep;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.wording.SegmentPrompt;
import java.util.List;
import java.util.Optional;

/** What to do with a wording that was picked. Any thread. */
final class NextSteps {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ACTIVATE =
            "Draw with it: every shot that names no version gets the active one. As an arm of an "
                    + "A/B test it is drawn for a share of the products first.";
    private static final String FREEZE = "Lock its words: from then on nothing is drawn with others under this name. "
            + "Without a cluster --provider names the one that will draw the catalog: each has a data folder of its own.";

    private NextSteps() {}

    /**
     * The steps.
     *
     * @param prompts those of the configuration
     * @param provider whose data folder will be used
     */
    static List<NextStep> of(TrialPlan plan, PromptCatalog prompts, String provider) {
        return switch (plan.template()) {
            case Template.OfVersion version -> ofVersion(version.version(), version.file(), provider);
            case Template.Words words ->
                ofWords(words, plan.columns().getFirst().order(), prompts, provider);
        };
    }

    private static List<NextStep> ofVersion(String version, String file, String provider) {
        return List.of(
                new NextStep(FREEZE, freeze(version, provider)),
                new NextStep(ACTIVATE, "active: " + version + "   # in " + file));
    }

    private static List<NextStep> ofWords(
            Template.Words words, GenerationRequest order, PromptCatalog prompts, String provider) {
        String version = words.name().replaceAll("[^A-Za-z0-9._-]", "_") + "_v1";
        return List.of(
                new NextStep(
                        "Write it into the prompts file, which prompts.file names, as a version:",
                        yaml(version, words, order, prompts)),
                new NextStep("See that nothing is wrong with the file.", "darkroom prompts lint"),
                new NextStep(FREEZE, freeze(version, provider)),
                new NextStep(ACTIVATE, "active: " + version));
    }

    private static String freeze(String version, String provider) {
        return "darkroom prompts freeze " + version + " --provider " + provider;
    }

    /** A version of one segment, whose anchor and size are those of the active version. */
    private static String yaml(String version, Template.Words words, GenerationRequest order, PromptCatalog prompts) {
        Optional<SegmentPrompt> segment =
                prompts.version(prompts.active()).flatMap(active -> prompts.segment(active, order.getSegment()));
        return """
                versions:
                  %s:
                    segments:
                      %s:
                        size: %s
                        anchor: %s
                        append: %s
                        plain: %s""".formatted(
                        version,
                        order.getSegment(),
                        segment.map(SegmentPrompt::size).orElse("1024x1024"),
                        quoted(segment.map(each -> each.anchor().text()).orElse("")),
                        quoted(segment.map(each -> each.append().text()).orElse("{{append}}")),
                        quoted(words.text()));
    }

    /** Text of JSON is text of YAML. */
    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text cannot be written", e);
        }
    }
}
