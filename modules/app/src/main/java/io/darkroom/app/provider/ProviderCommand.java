package io.darkroom.app.provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parent of the commands about a provider. One thread. */
@Command(
        name = "provider",
        header = "Show what waits for a provider; hold, resume or limit it.",
        description =
                "Orders are records in darkroom.controls. Every process of the fleet reads them at once, keeps them over "
                        + "a restart, and a process that is started later obeys them too.",
        footer = {
            "Examples:",
            "  darkroom provider show",
            "  darkroom provider hold creativeai --reason \"invoice is disputed\"",
            "  darkroom provider resume creativeai",
            "  darkroom provider limit creativeai 2"
        },
        subcommands = {
            ProviderShowCommand.class,
            ProviderHoldCommand.class,
            ProviderResumeCommand.class,
            ProviderLimitCommand.class
        })
public final class ProviderCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: show, hold, resume or limit");
    }
}
