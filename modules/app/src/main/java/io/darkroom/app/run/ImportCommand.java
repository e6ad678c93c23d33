package io.darkroom.app.run;

import io.darkroom.app.catalog.CatalogFile;
import io.darkroom.app.catalog.ChangeFactory;
import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.catalog.Row;
import io.darkroom.app.catalog.RowReader;
import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.catalog.StampMint;
import io.darkroom.app.catalog.Survey;
import io.darkroom.app.command.AccessFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.wording.FileTrouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes a catalog file and leaves. One thread. */
@Command(
        name = "import",
        header = "Publish the rows of a catalog file and leave.",
        description =
                "Reads the file as run does and writes one event per row to catalog.changes. Stages that run elsewhere "
                        + "(darkroom serve) draw the pictures; darkroom manifest writes the result lines.",
        footer = {
            "Examples:",
            "  darkroom import catalog.csv --bootstrap-servers kafka:9092 --schema-registry http://registry:8081",
            "  darkroom import archive.csv --backfill"
        })
public final class ImportCommand implements Callable<Integer> {
    private static final int SHOWN_JOBS = 10;

    @Mixin
    private final CatalogFlags catalog = new CatalogFlags();

    @Option(
            names = "--backfill",
            description =
                    "Stand behind live work: drawn with a share of the calls while others wait, with all when none do.")
    private boolean backfill;

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        PrintWriter out = access.out();
        PrintWriter notes = access.err();
        CatalogFlags.Input input = catalog.read(notes);
        CatalogFile file = input.file();
        Survey survey = input.survey();
        Preview.refusals(survey).forEach(notes::println);
        DarkroomConfig loaded = access.load();
        RunStamp stamp = StampMint.stamp(Clock.systemUTC().instant());
        ChangeFactory factory =
                new ChangeFactory(file.header().recipe(), stamp, input.variants(), catalog.background());
        makeFolder(loaded);
        try (Access open = access.open(loaded)) {
            Set<String> jobs = publish(open.installation(), file, factory, stamp);
            out.println("Published: " + survey.orders());
            out.println("Refused: " + survey.refused());
            out.println((file.header().recipe() == Recipe.CATALOG ? "Job: " : "Jobs: ") + shown(jobs));
        }
        return (survey.refused() == 0 ? ExitCode.OK : ExitCode.SOME_FAILED).number();
    }

    private Set<String> publish(Installation installation, CatalogFile file, ChangeFactory factory, RunStamp stamp) {
        Clock clock = Clock.systemUTC();
        Set<String> jobs = new TreeSet<>();
        try (Changes changes = new Changes(
                        new Cluster(installation.topics(), installation::consumer, installation::producer),
                        Optional.empty(),
                        backfill);
                RowReader rows = file.rows(catalog.limit(), stamp.id())) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                if (row.get() instanceof Row.Order order) {
                    changes.send(factory.change(order, clock.instant()));
                    if (jobs.size() <= SHOWN_JOBS) {
                        jobs.add(order.id().jobId());
                    }
                }
            }
            changes.flush();
            changes.failure().ifPresent(e -> {
                throw UserError.infrastructure(
                        "Kafka took " + Counted.of(changes.acknowledged(), "row") + ", then refused: " + e.getMessage()
                                + ".",
                        e);
            });
            return jobs;
        } catch (IOException e) {
            throw UserError.infrastructure(DiskFull.reading(e, file.path()), e);
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
