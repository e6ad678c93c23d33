package io.darkroom.app;

import io.darkroom.app.command.flag.ClusterFlags;
import io.darkroom.app.command.flag.ConfigFlags;
import io.darkroom.app.command.flag.ProviderFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.setting.SettingsYaml;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.order.IntakeRules;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the configuration that is in force. One thread. */
@Command(
        name = "config",
        header = "Print the configuration that is in force, as YAML.",
        description = "Each value is followed by where it came from; credentials are masked. "
                + "The configuration is checked as any other command would.",
        footer = {
            "Defaults < darkroom.yaml < environment (DARKROOM_RETRY_MAX_ATTEMPTS is retry.max-attempts) < flags.",
            "kafka.*, streams.*, producer.* and consumer.* are passed on to Kafka.",
            "",
            "Examples:",
            "  darkroom config",
            "  darkroom config --provider creativeai --config production.yaml"
        })
public final class ConfigCommand implements Callable<Integer> {
    @Mixin
    private final ConfigFlags config = new ConfigFlags();

    @Mixin
    private final ClusterFlags cluster = new ClusterFlags();

    @Mixin
    private final ProviderFlags provider = new ProviderFlags();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        DarkroomConfig loaded = config.load(cluster, provider);
        var unused = loaded.settings()
                .checked("", () -> new IntakeRules(loaded.stages().intake()));
        spec.commandLine().getOut().print(SettingsYaml.of(loaded.settings()));
        spec.commandLine().getOut().flush();
        return ExitCode.OK.number();
    }
}
