package io.darkroom.app.prompts;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.contract.text.Shown;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.lock.PromptLocks;
import io.darkroom.pipeline.intake.prompts.lock.WordDiff;
import io.darkroom.pipeline.intake.prompts.wording.PromptVersion;
import io.darkroom.pipeline.intake.prompts.wording.Wording;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares the words of two versions, or of one with what was used under its name. One thread. */
@Command(
        name = "diff",
        header = "Print how two prompt versions differ, or one from what was used under its name.",
        description = "What differs stands between brackets. Ends with exit code 1 when something differs.",
        footer = {"Examples:", "  darkroom prompts diff prompt_v1 spring_v2", "  darkroom prompts diff prompt_v1"})
final class PromptsDiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "VERSION", description = "Name of a version.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Parameters(
            index = "1",
            paramLabel = "OTHER",
            arity = "0..1",
            description = "Name of another one; default: the words that were used under the first name.")
    private @Nullable String other;

    @Mixin
    private final PromptFlags prompts = new PromptFlags();

    @Override
    public Integer call() {
        DarkroomConfig config = prompts.load();
        PromptCatalog catalog = PromptFlags.catalog(config);
        PromptVersion version = PromptFlags.version(catalog, name);
        int differences = other == null
                ? fromUsed(version, locks(config))
                : fromOther(version, PromptFlags.version(catalog, other));
        if (differences == 0) {
            prompts.out().println("Nothing differs.");
        }
        prompts.out().flush();
        return (differences == 0 ? ExitCode.OK : ExitCode.SOME_FAILED).number();
    }

    private PromptLocks locks(DarkroomConfig config) {
        return prompts.locks(config)
                .orElseThrow(() -> UserError.usage(
                        "Nothing was drawn here yet, so no words are locked; name a second version, or another "
                                + "--data-dir."));
    }

    private int fromUsed(PromptVersion version, PromptLocks locks) {
        int differences = 0;
        for (Wording wording : version.wordings()) {
            differences += locks.of(wording)
                    .map(lock -> print(wording.segment(), lock.getParts(), wording.parts()))
                    .orElse(0);
        }
        return differences;
    }

    private int fromOther(PromptVersion one, PromptVersion two) {
        Map<String, Wording> first = bySegment(one);
        Map<String, Wording> second = bySegment(two);
        TreeSet<String> segments = new TreeSet<>(first.keySet());
        segments.addAll(second.keySet());
        int differences = 0;
        for (String segment : segments) {
            differences += print(segment, parts(first.get(segment)), parts(second.get(segment)));
        }
        return differences;
    }

    private static Map<String, Wording> bySegment(PromptVersion version) {
        return version.wordings().stream().collect(Collectors.toMap(Wording::segment, Function.identity()));
    }

    private static Map<String, String> parts(@Nullable Wording wording) {
        return wording == null ? Map.of() : wording.parts();
    }

    private int print(String segment, Map<String, String> before, Map<String, String> after) {
        PrintWriter out = prompts.out();
        TreeSet<String> parts = new TreeSet<>(before.keySet());
        parts.addAll(after.keySet());
        int differences = 0;
        for (String part : parts) {
            var diff = WordDiff.of(before.getOrDefault(part, ""), after.getOrDefault(part, ""));
            if (diff.isPresent()) {
                differences++;
                out.println(segment + " " + part);
                out.println("  - " + Shown.of(diff.get().before()));
                out.println("  + " + Shown.of(diff.get().after()));
            }
        }
        return differences;
    }
}
