package io.darkroom.app.governance;

import io.darkroom.app.command.flag.ConfigFlags;
import io.darkroom.app.command.flag.ProviderChoice;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.output.Listing;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Flags of the commands that list parts of the configuration. One thread. */
final class ListingFlags {
    @Option(names = "--json", description = "Print one JSON list.")
    private boolean json;

    @Mixin
    private final ProviderChoice provider = new ProviderChoice();

    @Mixin
    private final ConfigFlags config = new ConfigFlags();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    DarkroomConfig load() {
        return config.load(provider);
    }

    void print(Listing listing) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            listing.json(out);
        } else {
            listing.table(out);
        }
    }
}
