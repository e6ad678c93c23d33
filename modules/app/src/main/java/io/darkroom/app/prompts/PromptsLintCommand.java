package io.darkroom.app.prompts;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.pipeline.intake.prompts.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.PromptSettings;
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
                "Exit code 2 and the place when stages would refuse it; exit code 1 when it works, and something in it is "
                        + "probably not meant: one line for each.",
        footer = {"Examples:", "  darkroom prompts lint", "  darkroom prompts lint new-prompts.yaml"})
final class PromptsLintCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Prompts file; default: that of the configuration.")
    private @Nullable Path file;

    @Mixin
    private final CatalogFlags prompts = new CatalogFlags();

    @Override
    public Integer call() {
        DarkroomConfig config = prompts.load();
        PromptSettings settings = config.stages().intake().prompts();
        PromptCatalog catalog = CatalogFlags.catalog(config, file == null ? settings : settings.in(file));
        List<String> doubts = PromptDoubts.of(catalog);
        PrintWriter out = prompts.out();
        doubts.forEach(out::println);
        out.println(doubts.isEmpty() ? "Nothing is wrong with it." : "It works; mind the lines above.");
        out.flush();
        return (doubts.isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED).number();
    }
}
