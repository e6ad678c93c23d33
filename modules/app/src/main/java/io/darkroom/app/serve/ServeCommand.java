package io.darkroom.app.serve;

import io.darkroom.app.command.flag.ClusterFlags;
import io.darkroom.app.command.flag.ConfigFlags;
import io.darkroom.app.command.flag.ProviderFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.Providers;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.stage.Stage;
import io.darkroom.app.log.LogOutput;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs stages against a cluster until SIGTERM. One thread. */
@Command(
        name = "serve",
        header = "Run the stages against a Kafka cluster until SIGTERM.",
        description = {
            "Processes with the same provider share the work. Where models have providers of their own, generation of each "
                    + "runs in this process; generation.providers leaves some out. Topics must exist (darkroom topics create); what cannot work "
                    + "is refused at the start.",
            "On SIGTERM or Ctrl-C no further call starts, the process leaves its groups at once, and running calls get "
                    + "drain-timeout to finish; a second Ctrl-C leaves at once. The log goes to standard output."
        },
        footer = {
            "Examples:",
            "  darkroom serve --bootstrap-servers kafka:9092 --schema-registry http://registry:8081 --provider creativeai",
            "  darkroom serve --stages intake --config /etc/darkroom.yaml",
            "  DARKROOM_ASSETS_STORE=folder darkroom serve --stages assets --config /etc/darkroom.yaml"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Option(
            names = "--stages",
            paramLabel = "STAGE",
            split = ",",
            description =
                    "intake, generation, assets; default: intake and generation, and assets where assets.store is set.")
    private List<String> stages = List.of();

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "Port of health, metrics and status; 0 is any free one, off is none; default: 8090.")
    private @Nullable String httpPort;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description = "text, or json for one object per line; default: text.")
    private @Nullable String logFormat;

    @Mixin
    private final ConfigFlags config = new ConfigFlags();

    @Mixin
    private final ClusterFlags cluster = new ClusterFlags();

    @Mixin
    private final ProviderFlags provider = new ProviderFlags();

    @Override
    public Integer call() {
        Set<Stage> named = named();
        DarkroomConfig loaded = config.load(cluster, provider, this::addTo);
        if (!loaded.cluster().remote()) {
            throw UserError.usage("serve works on a cluster: give --bootstrap-servers and --schema-registry; "
                    + "darkroom run keeps everything in one process.");
        }
        Set<Stage> chosen = chosen(named, loaded);
        if (chosen.contains(Stage.GENERATION)) {
            requireReachable(loaded.providers());
        }
        LogOutput.toStandardOutput(loaded.log());
        DarkroomConfig priced = chosen.contains(Stage.GENERATION) ? config.priced(loaded, LOG::warn) : loaded;
        return new Service(priced, chosen).run().number();
    }

    private void addTo(Overrides overrides) {
        overrides.put("server.port", httpPort, "--http-port");
        overrides.put("log.format", logFormat, "--log-format");
    }

    private static Set<Stage> chosen(Set<Stage> named, DarkroomConfig loaded) {
        boolean stores = loaded.assets().stage();
        if (named.contains(Stage.ASSETS) && !stores) {
            throw UserError.usage("--stages assets needs a store: assets.store must be folder or s3, was none.");
        }
        if (!named.isEmpty()) {
            return named;
        }
        return stores ? EnumSet.allOf(Stage.class) : EnumSet.of(Stage.INTAKE, Stage.GENERATION);
    }

    private Set<Stage> named() {
        Set<Stage> chosen = EnumSet.noneOf(Stage.class);
        for (String name : stages) {
            switch (name.strip().toLowerCase(Locale.ROOT)) {
                case "intake" -> chosen.add(Stage.INTAKE);
                case "generation" -> chosen.add(Stage.GENERATION);
                case "assets" -> chosen.add(Stage.ASSETS);
                default ->
                    throw UserError.usage("--stages must be of intake, generation and assets, was " + name + ".");
            }
        }
        return chosen;
    }

    /** Only generation calls an API. */
    private static void requireReachable(Providers providers) {
        providers.requireKeys();
        if (providers.atWork().stream().anyMatch(ProviderConfig::embedded)) {
            throw UserError.usage(
                    "The sandbox draws in another process: give its address by %s; darkroom sandbox prints it."
                            .formatted(
                                    providers.chosen().embedded() ? "--provider-url" : "providers.sandbox.base-url"));
        }
    }
}
