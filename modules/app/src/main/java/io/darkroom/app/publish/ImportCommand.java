package io.darkroom.app.publish;

import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.catalog.StampMint;
import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.input.FirstEvent;
import io.darkroom.app.input.Input;
import io.darkroom.app.input.InputFlags;
import io.darkroom.app.input.WishCheck;
import io.darkroom.app.input.entry.Entries;
import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.input.entry.InputFile;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.NeededTopics;
import io.darkroom.app.local.disk.DataDir;
import io.darkroom.app.order.IntakeRules;
import io.darkroom.app.run.record.Changes;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.WorkTopics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
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
            "FILE is what run reads, too. JSON Lines are one event a line in the notation of "
                    + "schemas/CatalogChange.schema.json, which is what tail prints as value."
        },
        footer = {
            "Examples:",
            "  darkroom import catalog.csv --bootstrap-servers kafka:9092 --schema-registry http://registry:8081",
            "  darkroom import events.jsonl --dry-run",
            "  darkroom import events.jsonl --refused refused.jsonl",
            "  jq -r .input refused.jsonl | darkroom import - --format jsonl",
            "  darkroom tail catalog.changes | jq -c .value | darkroom import - --data-dir .darkroom-copy",
            "  darkroom import shop-export.csv.gz --mapping mapping.yaml --dry-run",
            "  darkroom import archive.csv --backfill"
        })
public final class ImportCommand implements Callable<Integer> {
    private static final int SHOWN_JOBS = 10;

    @Mixin
    private final InputFlags file = new InputFlags();

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
        try (InputFile input = InputFile.of(file.file(), System.in)) {
            return read(input).number();
        }
    }

    private ExitCode read(InputFile opened) {
        RunStamp stamp = StampMint.stamp(Clock.systemUTC().instant());
        Input input = file.open(opened, stamp, true, access.err());
        DarkroomConfig loaded = dryRun ? access.loadPriced() : access.load();
        WishCheck.of(loaded).require(file.wishes());
        ImportSurvey survey = survey(input, loaded);
        if (survey.empty()) {
            throw input.nothing();
        }
        Input.passedOver(survey.blank(), access.err());
        return dryRun ? forecast(input, survey, loaded) : publish(input, survey, loaded);
    }

    private ImportSurvey survey(Input input, DarkroomConfig loaded) {
        try (RefusedLines refusals =
                RefusedLines.to(Optional.ofNullable(refused), input.file().path())) {
            return ImportSurvey.of(
                    input,
                    dryRun ? Optional.of(new IntakeRules(loaded.stages().intake())) : Optional.empty(),
                    refusals);
        }
    }

    private ExitCode forecast(Input input, ImportSurvey survey, DarkroomConfig loaded) {
        FirstEvent.of(input, survey.first()).forEach(access.out()::println);
        survey.forecast(loaded).forEach(access.out()::println);
        survey.problems().forEach(access.out()::println);
        access.out().println("Nothing was published.");
        return survey.anyProblem() ? ExitCode.SOME_FAILED : ExitCode.OK;
    }

    private ExitCode publish(Input input, ImportSurvey survey, DarkroomConfig loaded) {
        survey.problems().forEach(access.err()::println);
        if (!loaded.cluster().remote()) {
            DataDir.make(loaded);
        }
        Set<String> jobs = new TreeSet<>();
        try (Access open = access.open(loaded)) {
            if (loaded.cluster().remote()) {
                NeededTopics.require(
                        open.installation(),
                        List.of(open.installation().topics().changes().name()));
            }
            int published = publish(open.installation(), input, jobs);
            PrintWriter out = access.out();
            out.println("Published: " + published);
            out.println("Refused: " + survey.refused());
            out.println((input.oneJob() ? "Job: " : "Jobs: ") + shown(jobs));
            out.flush();
            if (!loaded.cluster().remote()) {
                access.err().println(WhoDraws.of(DataDir.folder(loaded), open.host(), stagesAtWork(open, loaded)));
            }
        }
        return survey.refused() == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    /** Stages that reach the broker of another process as a cluster draw there, whatever that process does itself. */
    private static boolean stagesAtWork(Access open, DarkroomConfig loaded) {
        if (open.host().isEmpty()) {
            return false;
        }
        Installation installation = open.installation();
        try (Admin admin = installation.admin()) {
            return !StageGroup.read(
                            admin, WorkTopics.of(loaded, installation.topics()).intake())
                    .idle();
        }
    }

    private int publish(Installation installation, Input input, Set<String> jobs) {
        try (Changes changes = new Changes(installation, Optional.empty(), backfill);
                Entries entries = input.open()) {
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
            throw input.unreadable(e);
        }
    }

    private static String shown(Set<String> jobs) {
        return jobs.size() <= SHOWN_JOBS
                ? String.join(", ", jobs)
                : String.join(", ", jobs.stream().limit(SHOWN_JOBS).toList()) + ", …";
    }
}
