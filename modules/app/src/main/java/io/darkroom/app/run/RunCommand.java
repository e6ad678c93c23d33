package io.darkroom.app.run;

import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.catalog.StampMint;
import io.darkroom.app.command.flag.ClusterFlags;
import io.darkroom.app.command.flag.ConfigFlags;
import io.darkroom.app.command.flag.ProviderFlags;
import io.darkroom.app.command.person.Consent;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.input.FirstEvent;
import io.darkroom.app.input.Input;
import io.darkroom.app.input.InputFlags;
import io.darkroom.app.input.WishCheck;
import io.darkroom.app.input.entry.InputFile;
import io.darkroom.app.output.Destination;
import io.darkroom.app.run.preview.Introduction;
import io.darkroom.app.run.preview.RunPlan;
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
                    + "picture order, which is a row of a CSV and a shot of an event in JSON. The sandbox draws unless --provider or the configuration says otherwise; a key in the "
                    + "environment alone never makes a paid call.",
            "Run it again at any time: finished rows cost nothing and keep their line, failed rows are tried again."
        },
        footer = {
            "Examples:",
            "  darkroom run examples/catalog.csv",
            "  darkroom run catalog.csv --provider creativeai --limit 20 --variants 2",
            "  darkroom run consistency.csv --dry-run",
            "  darkroom run catalog.csv --placement hero --aspect 21:9",
            "  darkroom run shop-export.csv.gz --mapping mapping.yaml",
            "  zcat events.jsonl.gz | darkroom run - --format jsonl"
        })
public final class RunCommand implements Callable<Integer> {
    @Mixin
    private final InputFlags file = new InputFlags();

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
        try (InputFile input = InputFile.of(file.file(), System.in)) {
            return read(input).number();
        }
    }

    private ExitCode read(InputFile opened) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter notes = spec.commandLine().getErr();
        Instant now = Clock.systemUTC().instant();
        RunStamp stamp = StampMint.stamp(now);
        Input input = file.open(opened, stamp, false, notes);
        RunPlan plan = new RunPlan(input, input.survey(notes), stamp, now, regenerate);
        Path lines = output.out(plan.recipe());
        DarkroomConfig loaded = config.priced(config.load(cluster, provider), notes::println);
        WishCheck.of(loaded).require(file.wishes());
        Introduction introduction =
                new Introduction(plan, loaded, new Consent(yes, InputFile.standard(file.file())), words(), notes);
        if (dryRun) {
            FirstEvent.of(input, plan.survey().first()).forEach(out::println);
            return introduction.dryRun(out).problems() == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
        }
        introduction.begin();
        return run(plan, loaded, lines, introduction);
    }

    private ExitCode run(RunPlan plan, DarkroomConfig loaded, Path lines, Introduction introduction) {
        Path named = Destination.regular(lines) ? lines : Path.of(plan.recipe().output());
        Optional<Path> shelf = RunOutput.pictures(named, Optional.ofNullable(pictures));
        try (Destination destination = Destination.of(lines)) {
            RunOutput target = new RunOutput(destination, plan.input().profile(plan.survey(), output.profile()), shelf);
            PrintWriter out = spec.commandLine().getOut();
            return new RunSession(plan, loaded, target, out, spec.commandLine().getErr()).run(introduction);
        }
    }
}
