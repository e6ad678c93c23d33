package io.darkroom.app.completion;

import io.darkroom.app.exit.ExitCode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the script by which a shell completes commands and options. One thread. */
@Command(
        name = "completion",
        header = "Print a script that lets the shell complete commands and options.",
        description =
                "The shell reads it at its start; print it again after an update. It knows the commands, their options "
                        + "and the words that some options take, not what is in your configuration.",
        footer = {
            "Examples:",
            "  source <(darkroom completion bash)",
            "  darkroom completion bash >~/.local/share/bash-completion/completions/darkroom",
            "  source <(darkroom completion zsh)"
        })
public final class CompletionCommand implements Callable<Integer> {
    /** Both read the same script: for zsh it turns on what zsh has for scripts of bash. */
    enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init")
    private Shell shell;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("# For %s, printed by %s.%n", shell, spec.qualifiedName());
        out.print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
        out.flush();
        return ExitCode.OK.number();
    }
}
