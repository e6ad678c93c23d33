package io.darkroom.app.prompts;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.order.UsedWords;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.catalog.PromptSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a prompts file without starting anything. One thread. */
@Command(
        name = "lint",
        header = "Check a prompts file.",
        description =
                "Exit code 2 and the place when stages would refuse it, where a cluster is given also for words that were used "
                        + "there and are others now; exit code 1 when it works, and something in it is probably not meant: one "
                        + "line for each.",
        footer = {"Examples:", "  darkroom prompts lint", "  darkroom prompts lint new-prompts.yaml"})
final class PromptsLintCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Prompts file; default: that of the configuration.")
    private @Nullable Path file;

    @Mixin
    private final PromptFlags prompts = new PromptFlags();

    @Override
    public Integer call() {
        DarkroomConfig config = prompts.load();
        PromptCatalog catalog = file == null ? PromptFlags.catalog(config) : catalog(config, file);
        UsedWords.changed(config, catalog).ifPresent(sentence -> {
            throw UserError.usage(sentence + ".");
        });
        List<String> doubts = PromptDoubts.of(catalog);
        PrintWriter out = prompts.out();
        doubts.forEach(out::println);
        out.println(doubts.isEmpty() ? "Nothing is wrong with it." : "It works; mind the lines above.");
        out.flush();
        return (doubts.isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED).number();
    }

    /** A file that no setting names: what is wrong with it has its own name and no other origin. */
    private static PromptCatalog catalog(DarkroomConfig config, Path file) {
        PromptSettings settings = config.stages().intake().prompts().in(file);
        String prefix = "prompts.file " + file;
        return config.settings().checked("", () -> {
            try {
                return PromptCatalog.load(settings);
            } catch (IllegalArgumentException e) {
                String wrong = String.valueOf(e.getMessage());
                if (wrong.startsWith(prefix)) {
                    throw UserError.usage(
                            file + wrong.substring(prefix.length()).replaceAll("\\s*\\R\\s*", " ") + ".", e);
                }
                throw e;
            }
        });
    }
}
