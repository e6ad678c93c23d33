package io.darkroom.app.run;

import io.darkroom.app.catalog.InputForm;
import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.catalog.StampMint;
import io.darkroom.app.command.AccessFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.NeededTopics;
import io.darkroom.app.order.IntakeRules;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.wording.FileTrouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes the events of a file or of standard input and leaves. One thread. */
@Command(
        name = "import",
        header = "Publish the rows of a catalog file, or events in JSON, and leave.",
        description = {
            "Writes one event per row to catalog.changes. Stages that run elsewhere (darkroom serve) draw the pictures; "
                    + "darkroom manifest writes the result lines.",
            "FILE is CSV, as run reads it, or JSON Lines: one event a line in the notation of "
                    + "schemas/CatalogChange.schema.json, which is what tail prints as value. - is standard input, which is "
                    + "read to its end first."
        },
        footer = {
            "Examples:",
            "  darkroom import catalog.csv --bootstrap-servers kafka:9092 --schema-registry http://registry:8081",
            "  darkroom import events.jsonl --dry-run",
            "  darkroom import events.jsonl --refused refused.jsonl",
            "  jq -r .input refused.jsonl | darkroom import - --format jsonl",
            "  darkroom tail catalog.changes | jq -c .value | darkroom import - --data-dir .darkroom-copy",
            "  darkroom import archive.csv --backfill"
        })
public final class ImportCommand implements Callable<Integer> {
    private static final int SHOWN_JOBS = 10;

    @Mixin
    private final CatalogFlags catalog = new CatalogFlags();

    @Option(
            names = "--format",
            paramLabel = "csv|jsonl",
            converter = FormName.class,
            description = "How FILE is written; default: by its name (.csv, .tsv, .jsonl, .ndjson), else by its first "
                    + "character, { is jsonl.")
    private @Nullable InputForm format;

    @Option(
            names = "--refused",
            paramLabel = "FILE",
            description = "Write every line that is refused to FILE, with what is wrong with it, as JSON Lines.")
    private @Nullable Path refused;

    @Option(names = "--dry-run", description = "Read and check everything, count, estimate; publish nothing.")
    private boolean dryRun;

    @Option(
            names = "--backfill",
            description =
                    "Stand behind live work: drawn with a share of the calls while others wait, with all when none do.")
    private boolean backfill;

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        try (InputFile input = InputFile.of(catalog.file(), System.in)) {
            return read(input).number();
        }
    }

    private ExitCode read(InputFile input) {
        RunStamp stamp = StampMint.stamp(Clock.systemUTC().instant());
        ImportSource source = ImportSource.of(input, form(input), catalog, stamp, access.err());
        DarkroomConfig loaded = dryRun ? access.loadPriced() : access.load();
        ImportSurvey survey = survey(input, source, loaded);
        if (survey.empty()) {
            throw UserError.usage(input.name() + " is empty.");
        }
        return dryRun ? forecast(survey, loaded) : publish(source, survey, loaded);
    }

    private ImportSurvey survey(InputFile input, ImportSource source, DarkroomConfig loaded) {
        try (RefusedLines refusals = RefusedLines.to(Optional.ofNullable(refused), input.path())) {
            return ImportSurvey.of(
                    source,
                    dryRun ? Optional.of(new IntakeRules(loaded.stages().intake())) : Optional.empty(),
                    refusals);
        }
    }

    private InputForm form(InputFile input) {
        if (format != null) {
            return format;
        }
        InputForm guessed = InputForm.of(input.path());
        Optional<InputForm> named = input.temporary() ? Optional.empty() : InputForm.named(input.path());
        if (named.isEmpty() && input.holdsAnything()) {
            say("%s is read as %s, by its first character; --format says otherwise.", input, guessed);
        } else if (named.filter(form -> form == InputForm.CSV).isPresent() && guessed != InputForm.CSV) {
            say("%s is read as %s, by its name, but begins like JSON; --format says otherwise.", input, InputForm.CSV);
        }
        return named.orElse(guessed);
    }

    private void say(String note, InputFile input, InputForm form) {
        access.err().println(note.formatted(input.name(), form == InputForm.CSV ? "CSV" : "JSON Lines"));
    }

    private ExitCode forecast(ImportSurvey survey, DarkroomConfig loaded) {
        survey.forecast(loaded).forEach(access.out()::println);
        survey.problems().forEach(access.out()::println);
        access.out().println("Nothing was published.");
        return survey.anyProblem() ? ExitCode.SOME_FAILED : ExitCode.OK;
    }

    private ExitCode publish(ImportSource source, ImportSurvey survey, DarkroomConfig loaded) {
        survey.problems().forEach(access.err()::println);
        makeFolder(loaded);
        Set<String> jobs = new TreeSet<>();
        try (Access open = access.open(loaded)) {
            if (loaded.cluster().remote()) {
                NeededTopics.require(
                        open.installation(),
                        List.of(open.installation().topics().changes().name()));
            }
            int published = publish(open.installation(), source, jobs);
            PrintWriter out = access.out();
            out.println("Published: " + published);
            out.println("Refused: " + survey.refused());
            out.println(source.jobs() + shown(jobs));
        }
        return survey.refused() == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    private int publish(Installation installation, ImportSource source, Set<String> jobs) {
        try (Changes changes = new Changes(
                        new Cluster(installation.topics(), installation::consumer, installation::producer),
                        Optional.empty(),
                        backfill);
                Entries entries = source.open()) {
            for (Optional<Entry> each = entries.next(); each.isPresent(); each = entries.next()) {
                if (each.get() instanceof Entry.Event event) {
                    changes.send(event.change());
                    if (jobs.size() <= SHOWN_JOBS) {
                        jobs.add(event.change().getJobId().orElse(""));
                    }
                }
            }
            changes.flush();
            changes.failure().ifPresent(e -> {
                throw UserError.infrastructure(
                        "Kafka took " + Counted.of(changes.acknowledged(), "event") + ", then refused: "
                                + String.valueOf(e.getMessage()).replaceFirst("\\.$", "") + ".",
                        e);
            });
            return changes.acknowledged();
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private static String shown(Set<String> jobs) {
        return jobs.size() <= SHOWN_JOBS
                ? String.join(", ", jobs)
                : String.join(", ", jobs.stream().limit(SHOWN_JOBS).toList()) + ", …";
    }

    /** A first import may come before the first run. */
    private static void makeFolder(DarkroomConfig loaded) {
        if (!loaded.cluster().remote()) {
            try {
                Files.createDirectories(
                        loaded.place().dataDir().resolve(loaded.provider().name()));
            } catch (IOException e) {
                throw UserError.infrastructure("The data folder cannot be made: " + FileTrouble.of(e) + ".", e);
            }
        }
    }
}
