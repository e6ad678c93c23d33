package io.darkroom.app.run;

import io.darkroom.app.catalog.CatalogFile;
import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.catalog.StampMint;
import io.darkroom.app.command.ClusterFlags;
import io.darkroom.app.command.ConfigFlags;
import io.darkroom.app.command.ProviderFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.manifest.Profile;
import io.darkroom.app.output.Destination;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Turns a catalog file into pictures and a manifest. One thread. */
@Command(
        name = "run",
        header = "Turn a catalog file into finished pictures and a manifest.",
        description = {
            "Publishes one event per row, waits for its own events, fetches the pictures and writes one result line per "
                    + "row. The sandbox draws unless --provider or the configuration says otherwise; a key in the "
                    + "environment alone never makes a paid call.",
            "Run it again at any time: finished rows cost nothing and keep their line, failed rows are tried again."
        },
        footer = {
            "Examples:",
            "  darkroom run examples/catalog.csv",
            "  darkroom run catalog.csv --provider creativeai --limit 20 --variants 2",
            "  darkroom run consistency.csv --dry-run",
            "  darkroom run catalog.csv --placement hero --aspect 21:9"
        })
public final class RunCommand implements Callable<Integer> {
    @Mixin
    private final CatalogFlags catalog = new CatalogFlags();

    @Mixin
    private final OutputFlags output = new OutputFlags();

    @Option(
            names = "--pictures",
            paramLabel = "DIR|none",
            description = "Folder for pictures, or none to fetch none; default: the output's name with -images.")
    private @Nullable String pictures;

    @Option(names = "--dry-run", description = "Read and check the file, count, estimate; start nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Start a paid run without a question.")
    private boolean yes;

    @Option(names = "--regenerate", description = "Draw finished rows again, as a new generation.")
    private boolean regenerate;

    @Mixin
    private final ProviderFlags provider = new ProviderFlags();

    @Mixin
    private final ClusterFlags cluster = new ClusterFlags();

    @Mixin
    private final ConfigFlags config = new ConfigFlags();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private List<String> words() {
        CommandLine root = spec.commandLine();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root.getParseResult().originalArgs();
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter notes = spec.commandLine().getErr();
        CatalogFlags.Input input = catalog.read(notes);
        CatalogFile file = input.file();
        Path lines = output.out(file.header().recipe());
        DarkroomConfig loaded = config.priced(config.load(cluster, provider), notes::println);
        Instant now = Clock.systemUTC().instant();
        RunPlan plan = new RunPlan(
                file,
                input.survey(),
                StampMint.stamp(now),
                now,
                catalog.limit(),
                input.variants(),
                catalog.wishes(),
                regenerate);
        Introduction introduction = new Introduction(plan, loaded, yes, words(), notes);
        if (dryRun) {
            return (introduction.dryRun(out).problems() == 0 ? ExitCode.OK : ExitCode.SOME_FAILED).number();
        }
        introduction.begin();
        Recipe recipe = file.header().recipe();
        Path named = Destination.standard(lines) ? Path.of(recipe.output()) : lines;
        Optional<Path> shelf = RunOutput.pictures(named, Optional.ofNullable(pictures));
        try (Destination destination = Destination.of(lines)) {
            RunOutput target = new RunOutput(destination, output.profile().orElse(Profile.of(recipe)), shelf);
            return new RunSession(plan, loaded, target, out, notes)
                    .run(introduction)
                    .number();
        }
    }
}
