package io.darkroom.app.entry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parent of the commands about the admission ledger. One thread. */
@Command(
        name = "ledger",
        header = "Look at one entry of the admission ledger, or release it.",
        description = "The ledger admits each order once; an order is known by its idempotency key, "
                + "sku:segment:shotName:promptVersion.",
        footer = {
            "Examples:",
            "  darkroom ledger show SKU-1:product:main:prompt_v1",
            "  darkroom ledger release SKU-1:product:main:prompt_v1 --yes"
        },
        subcommands = {LedgerShowCommand.class, LedgerReleaseCommand.class})
public final class LedgerCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: show or release");
    }
}
