package io.darkroom.app.run.manifest;

import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.ledger.LedgerView;
import io.darkroom.app.ledger.OpenKey;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.Interrupts;
import io.darkroom.app.local.NeededTopics;
import io.darkroom.app.manifest.ErrorText;
import io.darkroom.app.manifest.LineFormat;
import io.darkroom.app.manifest.ManifestFile;
import io.darkroom.app.manifest.Profile;
import io.darkroom.app.manifest.Result;
import io.darkroom.app.manifest.ResultLine;
import io.darkroom.app.manifest.Summary;
import io.darkroom.app.output.Destination;
import io.darkroom.app.run.end.DiskFull;
import io.darkroom.app.run.position.Position;
import io.darkroom.app.run.record.ResultReader;
import io.darkroom.app.run.record.ResultScan;
import io.darkroom.app.shelf.StoredPlaces;
import io.darkroom.app.status.search.StatusReader;
import io.darkroom.app.wording.Counted;
import io.darkroom.contract.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a manifest from what the topics hold. One thread. */
@Command(
        name = "manifest",
        header = "Write result lines from the topics.",
        description =
                "One line per idempotency key, its latest generation, in the order in which the events came. With --job "
                        + "only what this job asked for, and also its rejected events. What is in progress has no line yet; the summary "
                        + "counts it, by anchor where events name one. The profile extended also says where the asset stage stored the "
                        + "pictures.",
        footer = {
            "Examples:",
            "  darkroom manifest --job J1 --profile extended --out j1.jsonl",
            "  darkroom manifest --job J1 --follow",
            "  darkroom manifest --out - | jq -r .sku"
        })
public final class ManifestCommand implements Callable<Integer> {
    private static final int SLICE = 500;

    @Option(names = "--job", paramLabel = "ID", description = "Only results of this job.")
    private @Nullable String job;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            converter = ProfileName.class,
            description = "Fields of the lines: catalog, shots or extended; default: what fits the results.")
    private @Nullable Profile profile;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Result lines (JSONL); default: manifest.jsonl; - is standard output.")
    private Path output = Path.of("manifest.jsonl");

    @Option(
            names = "--follow",
            description =
                    "Add lines to FILE.partial as outcomes come, until Ctrl-C or, with --job, until every event of the job has been "
                            + "looked at and no key of it is in progress; then write FILE as without --follow. On standard "
                            + "output only the lines as they come.")
    private boolean follow;

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        PrintWriter notes = access.err();
        DarkroomConfig loaded = access.load();
        try (Destination lines = Destination.of(output);
                Access open = access.open(loaded)) {
            PrintWriter told = lines.standard() ? notes : access.out();
            Installation installation = open.installation();
            if (loaded.cluster().remote()) {
                requireTopics(installation);
            }
            boolean interrupted = follow && !followed(loaded, open, lines, notes);
            Harvest harvest = new Harvest(Optional.ofNullable(job));
            try (Consumer<byte[], byte[]> consumer = installation.reader()) {
                new ResultScan(installation.topics()).read(consumer, harvest);
            }
            LedgerView.JobView ledger = new LedgerView(installation).job(Optional.ofNullable(job));
            if (job != null && harvest.empty() && !ledger.known()) {
                throw UserError.usage(
                        ("There is no result and no decision of a job %s; its name is as import or the file "
                                        + "said, and only what intake (darkroom serve) has looked at is known.")
                                .formatted(job));
            }
            List<OpenKey> waiting = ledger.inProgress().stream()
                    .filter(key -> harvest.generation(key.key()).isEmpty())
                    .toList();
            Summary summary = write(installation, harvest, waiting, lines.file());
            if (!follow || !lines.standard()) {
                lines.print(lines.file(), access.out());
            }
            int rows = summary.completed() + summary.failed();
            summary.lines(rows, lines.name()).forEach(told::println);
            if (harvest.leftOut() > 0) {
                told.println("Rejected events without a line: " + harvest.leftOut() + "; --job shows those of a job");
            }
            summary.failures().forEach(notes::println);
            tell("In progress, without a line yet: ", waiting.size(), notes);
            tell("Being drawn again, the line is of an earlier generation: ", again(ledger, harvest), notes);
            return (interrupted ? ExitCode.INTERRUPTED : ExitCode.OK).number();
        } catch (IOException e) {
            throw UserError.infrastructure(DiskFull.writing(e, output), e);
        }
    }

    private static void tell(String what, long keys, PrintWriter notes) {
        if (keys > 0) {
            notes.println(what + Counted.of(keys, "key"));
        }
    }

    private static long again(LedgerView.JobView ledger, Harvest harvest) {
        return ledger.inProgress().stream()
                .filter(key -> key.generation() > harvest.generation(key.key()).orElse(Long.MAX_VALUE))
                .count();
    }

    private static void requireTopics(Installation installation) {
        Topics topics = installation.topics();
        NeededTopics.require(
                installation,
                List.of(
                        topics.completed().name(),
                        topics.failed().name(),
                        topics.status().name()));
    }

    /**
     * Whether the job has ended; false when somebody interrupted.
     *
     * @throws UserError when the process has left that the data folder was read through
     */
    private boolean followed(DarkroomConfig loaded, Access open, Destination lines, PrintWriter notes)
            throws IOException {
        notes.println(following(lines));
        notes.flush();
        Installation installation = open.installation();
        try (Interrupts interrupts = Interrupts.listen();
                Consumer<byte[], byte[]> consumer = installation.consumer()) {
            boolean ended = new ManifestFollow(
                            installation.topics(),
                            Optional.ofNullable(job),
                            Optional.ofNullable(profile),
                            lines.standard() ? access.out()::println : line -> {},
                            new StatusReader(loaded, installation, note -> {})::unread)
                    .follow(consumer, lines.file(), () -> interrupts.asked() || open.gone());
            if (!open.gone()) {
                return ended;
            }
        } catch (KafkaException e) {
            if (!open.gone()) {
                throw e;
            }
        }
        throw Access.cutOff("the same command without --follow writes the lines that the folder has");
    }

    private String following(Destination lines) {
        if (lines.standard()) {
            return "Lines are printed as outcomes come; Ctrl-C ends it.";
        }
        return lines.gathered()
                ? "Lines are written to %s at the end; Ctrl-C ends it.".formatted(output)
                : "Lines are added to %s.partial as outcomes come; Ctrl-C ends it.".formatted(output);
    }

    private Summary write(Installation installation, Harvest harvest, List<OpenKey> waiting, Path file)
            throws IOException {
        Profile fields = profile == null ? Profile.of(harvest.recipe()) : profile;
        LineFormat format = new LineFormat(harvest.recipe(), fields, ErrorText.CONTRACT);
        boolean byAnchor = harvest.recipe() == Recipe.SHOTS || waiting.stream().anyMatch(OpenKey::inSet);
        Summary summary = new Summary(ErrorText.CONTRACT, byAnchor);
        try (ResultReader results = new ResultReader(installation.topics(), installation.reader());
                StoredPlaces places = StoredPlaces.find(
                        installation.topics().assets(),
                        installation::reader,
                        harvest.drawn().filter(first -> fields == Profile.EXTENDED),
                        assets -> harvest.counts(assets.getIdempotencyKey(), assets.getGeneration()));
                ManifestFile manifest = ManifestFile.start(file)) {
            int row = 0;
            for (List<Harvest.Pick> slice : ResultReader.slices(harvest.picks(), SLICE)) {
                Map<Position, Result> found =
                        results.read(slice.stream().map(Harvest.Pick::at).toList());
                var pictures = places.of(ResultNames.completed(found.values()));
                for (Harvest.Pick pick : slice) {
                    Result result = found.get(pick.at());
                    if (result != null) {
                        ResultLine line = ResultNames.line(result, pictures);
                        manifest.add(row, format.render(line));
                        summary.row(line.id().anchorId());
                        summary.ended(row++, line);
                    }
                }
            }
            manifest.finish();
            places.note().ifPresent(access.err()::println);
        }
        waiting.forEach(key -> summary.row(key.anchorId()));
        return summary;
    }
}
