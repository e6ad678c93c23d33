package io.darkroom.app.prompts;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.contract.text.Shown;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.wording.PromptTemplate;
import io.darkroom.pipeline.intake.prompts.wording.PromptVersion;
import io.darkroom.pipeline.intake.prompts.wording.SegmentPrompt;
import io.darkroom.pipeline.intake.prompts.wording.Wording;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the words of a version. One thread. */
@Command(
        name = "show",
        header = "Print the words of a prompt version.",
        description =
                "Each segment with its templates as they are rendered, the placeholders they name, and their digest.",
        footer = {"Examples:", "  darkroom prompts show prompt_v1", "  darkroom prompts show prompt_v1 product"})
final class PromptsShowCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "VERSION", description = "Name of the version.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Parameters(index = "1", paramLabel = "SEGMENT", arity = "0..1", description = "Segment; default: all.")
    private @Nullable String segment;

    @Mixin
    private final PromptFlags prompts = new PromptFlags();

    @Override
    public Integer call() {
        DarkroomConfig config = prompts.load();
        PromptCatalog catalog = PromptFlags.catalog(config);
        PromptVersion version = PromptFlags.version(catalog, name);
        if (segment != null) {
            PromptFlags.requireSegment(version, segment);
        }
        PrintWriter out = prompts.out();
        out.println("version   " + version.name());
        out.println("state     " + version.state().name().toLowerCase(Locale.ROOT));
        for (SegmentPrompt prompt : new TreeMap<>(version.segments()).values()) {
            if (segment == null || prompt.name().equals(segment)) {
                print(Wording.of(version.name(), prompt), prompt.size(), out);
            }
        }
        out.flush();
        return ExitCode.OK.number();
    }

    private static void print(Wording wording, String size, PrintWriter out) {
        out.println();
        out.println("segment   " + wording.segment());
        out.println("size      " + size);
        out.println("sha256    " + wording.sha256());
        wording.parts().forEach((part, text) -> {
            Set<String> names = PromptTemplate.of(text).names();
            out.printf("%-9s %s%n", part, Shown.of(text));
            out.printf("%-9s %s%n", "", names.isEmpty() ? "no placeholder" : "names " + String.join(", ", names));
        });
    }
}
