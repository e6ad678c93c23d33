package io.darkroom.app;

import io.darkroom.app.completion.CompletionCommand;
import io.darkroom.app.cost.CostCommand;
import io.darkroom.app.doctor.DoctorCommand;
import io.darkroom.app.entry.LedgerCommand;
import io.darkroom.app.governance.ModelsCommand;
import io.darkroom.app.governance.PlacementsCommand;
import io.darkroom.app.input.mapping.MappingCommand;
import io.darkroom.app.prompts.PromptsCommand;
import io.darkroom.app.provider.ProviderCommand;
import io.darkroom.app.publish.ImportCommand;
import io.darkroom.app.replay.ReplayCommand;
import io.darkroom.app.replay.RetryCommand;
import io.darkroom.app.run.RunCommand;
import io.darkroom.app.run.manifest.ManifestCommand;
import io.darkroom.app.serve.ServeCommand;
import io.darkroom.app.status.StatusCommand;
import io.darkroom.app.tail.TailCommand;
import io.darkroom.app.top.TopCommand;
import io.darkroom.app.topic.TopicsCommand;
import io.darkroom.app.trial.TryCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of all subcommands. One thread. */
@Command(
        name = "darkroom",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        synopsisHeading = "%nUsage: ",
        parameterListHeading = "%nParameters:%n",
        footerHeading = "%n",
        descriptionHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything asked for was done",
            "1:some records failed or were not started",
            "2:wrong use, a wrong setting or unreadable input; nothing was started",
            "3:infrastructure or provider cannot be used",
            "130:interrupted"
        },
        description = {
            "Develops product pictures from catalog events, on Apache Kafka.",
            "Without --bootstrap-servers broker, schema registry and image API run inside the command."
        },
        subcommands = {
            RunCommand.class,
            ImportCommand.class,
            MappingCommand.class,
            ManifestCommand.class,
            ServeCommand.class,
            TopicsCommand.class,
            TailCommand.class,
            ReplayCommand.class,
            RetryCommand.class,
            SandboxCommand.class,
            StatusCommand.class,
            TopCommand.class,
            CostCommand.class,
            ProviderCommand.class,
            LedgerCommand.class,
            PromptsCommand.class,
            TryCommand.class,
            PlacementsCommand.class,
            ModelsCommand.class,
            ConfigCommand.class,
            DoctorCommand.class,
            CompletionCommand.class
        })
final class DarkroomCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }
}
