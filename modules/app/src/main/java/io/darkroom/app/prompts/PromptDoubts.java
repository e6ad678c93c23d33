package io.darkroom.app.prompts;

import io.darkroom.pipeline.intake.prompts.Renderer;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.wording.PromptTemplate;
import io.darkroom.pipeline.intake.prompts.wording.PromptVersion;
import io.darkroom.pipeline.intake.prompts.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What in a catalog works and was probably not meant. Pure, any thread. */
final class PromptDoubts {
    private static final Pattern BLANKS = Pattern.compile("[ \\t]{2,}|\\n\\s*\\n");
    private static final Pattern DOUBLED_STOP = Pattern.compile("\\.\\s*\\.");
    private static final Set<String> BROUGHT = new TreeSet<>(List.of(
            "sku",
            "segment",
            "anchor_id",
            "campaign",
            "title",
            "brand",
            "style_tags",
            "shot",
            "placement",
            "style",
            "aspect",
            "append",
            "anchor"));

    private final List<String> doubts = new ArrayList<>();

    private PromptDoubts() {}

    static List<String> of(PromptCatalog catalog) {
        PromptDoubts found = new PromptDoubts();
        catalog.versions().forEach(found::look);
        return found.doubts;
    }

    private void look(PromptVersion version) {
        for (Wording wording : version.wordings()) {
            wording.parts().forEach((part, text) -> look(wording.place() + "." + part, part, text));
        }
    }

    private void look(String place, String part, String text) {
        Set<String> names = PromptTemplate.of(text).names();
        doubt(!text.equals(text.strip()), place, "begins or ends with white space");
        doubt(BLANKS.matcher(text).find(), place, "has several blanks or an empty line in a row");
        doubt(DOUBLED_STOP.matcher(text).find(), place, "has two full stops in a row");
        doubt(
                part.equals("append") && !names.contains("anchor"),
                place,
                "does not name {{anchor}}: what must not change between shots is not said");
        doubt(
                text.length() > Renderer.LONGEST_PROMPT / 2,
                place,
                "is longer than half of what a prompt may have, before anything is filled in");
        Set<String> attributes = new TreeSet<>(names);
        attributes.removeAll(BROUGHT);
        doubt(
                !attributes.isEmpty(),
                place,
                "names %s: an event whose product has no such attribute is rejected"
                        .formatted(String.join(", ", attributes)));
    }

    private void doubt(boolean doubtful, String place, String what) {
        if (doubtful) {
            doubts.add(place + " " + what);
        }
    }
}
