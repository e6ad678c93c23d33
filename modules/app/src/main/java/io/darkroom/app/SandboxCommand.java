package io.darkroom.app;

import io.darkroom.app.command.flag.ConfigFlags;
import io.darkroom.app.command.flag.ProviderChoice;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.EmbeddedParts;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.Interrupts;
import io.darkroom.app.local.disk.DataDir;
import io.darkroom.app.log.LogOutput;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Keeps broker, registry and image API on fixed ports until Ctrl-C. One thread. */
@Command(
        name = "sandbox",
        header = "Keep a broker, a schema registry and the sandbox's image API running until Ctrl-C.",
        description = {
            "They listen on this machine only, on the ports of sandbox.kafka-port, sandbox.registry-port and "
                    + "sandbox.api-port (9092, 8081, 8080; 0 is any free one). sandbox.api-host lets the image API alone be "
                    + "reached from elsewhere, as in containers.",
            "On the data folder of a finished run it shows what the topics of that run hold."
        },
        footer = {
            "Examples:",
            "  darkroom sandbox",
            "  darkroom sandbox --provider pixelmuse --data-dir .darkroom-practice"
        })
public final class SandboxCommand implements Callable<Integer> {
    @Mixin
    private final ConfigFlags config = new ConfigFlags();

    @Mixin
    private final ProviderChoice provider = new ProviderChoice();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        DarkroomConfig loaded = config.load(provider);
        if (loaded.cluster().remote()) {
            throw UserError.usage(
                    "sandbox starts its own broker; take kafka.bootstrap.servers out of the configuration.");
        }
        try (Interrupts interrupts = Interrupts.listen();
                DataDir dir = DataDir.lock(loaded, "sandbox")) {
            LogOutput.toFile(dir.log(), loaded.log());
            try (EmbeddedParts parts =
                    EmbeddedParts.startAll(loaded, dir, loaded.sandbox().ports())) {
                print(loaded, dir, parts);
                CompletableFuture.anyOf(interrupts.first(), parts.failure()).join();
                if (!interrupts.asked()) {
                    throw UserError.infrastructure(parts.failure().join());
                }
            }
            return (interrupts.first().join() == Interrupts.Kind.TERMINATE ? ExitCode.OK : ExitCode.INTERRUPTED)
                    .number();
        }
    }

    private void print(DarkroomConfig loaded, DataDir dir, EmbeddedParts parts) {
        PrintWriter out = spec.commandLine().getOut();
        Installation installation = parts.installation();
        Optional<URI> api = parts.api();
        String reach = "--bootstrap-servers %s --schema-registry %s"
                .formatted(installation.bootstrapServers(), installation.registry());
        out.println("The sandbox is ready; Ctrl-C ends it.");
        out.println("  Kafka            " + installation.bootstrapServers());
        out.println("  Schema registry  " + installation.registry());
        api.ifPresent(address -> {
            out.println("  Image API        " + address);
            out.println("    CreativeAI     POST /v1/images/generations");
            out.println("    Pixelmuse      POST /api/v1/images or /api/v1/generate, then GET the same path and /ID");
        });
        out.println("  Data             " + dir.path());
        out.println("Try, at another terminal:");
        out.println("  darkroom tail image.completed " + reach);
        api.ifPresent(
                address -> out.println("  darkroom serve %s --provider %s --provider-url %s --data-dir .darkroom-serve"
                        .formatted(reach, loaded.provider().name(), address)));
        if (!loaded.provider().embedded()) {
            out.println("It draws placeholders: what serve draws here is no result of "
                    + loaded.provider().name() + ", so practise in a --data-dir that no paid run uses.");
        }
        out.flush();
    }
}
