package io.darkroom.app.prompts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parent of the commands about prompts. One thread. */
@Command(
        name = "prompts",
        header = "List, show, compare, check and freeze prompt versions; count an A/B test.",
        description =
                "Versions stand in the prompts file. Words that were used under a name are locked in darkroom.prompts: "
                        + "from then on they may not change.",
        footer = {
            "Examples:",
            "  darkroom prompts list",
            "  darkroom prompts show prompt_v1 product",
            "  darkroom prompts diff prompt_v1 spring_v2",
            "  darkroom prompts lint new-prompts.yaml",
            "  darkroom prompts freeze spring_v2",
            "  darkroom prompts ab spring"
        },
        subcommands = {
            PromptsListCommand.class,
            PromptsShowCommand.class,
            PromptsDiffCommand.class,
            PromptsLintCommand.class,
            PromptsFreezeCommand.class,
            PromptsAbCommand.class
        })
public final class PromptsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: list, show, diff, lint, freeze or ab");
    }
}
