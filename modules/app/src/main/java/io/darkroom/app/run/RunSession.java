package io.darkroom.app.run;

import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.Interrupts;
import io.darkroom.app.local.NeededTopics;
import io.darkroom.app.local.disk.DiskSpace;
import io.darkroom.app.local.stage.Pipeline;
import io.darkroom.app.manifest.LineFormat;
import io.darkroom.app.manifest.ManifestFile;
import io.darkroom.app.manifest.Summary;
import io.darkroom.app.order.IntakeRules;
import io.darkroom.app.progress.Progress;
import io.darkroom.app.run.campaign.CampaignWatch;
import io.darkroom.app.run.end.DiskFull;
import io.darkroom.app.run.end.EndSentence;
import io.darkroom.app.run.end.RunEnd;
import io.darkroom.app.run.end.ServeHint;
import io.darkroom.app.run.preview.Introduction;
import io.darkroom.app.run.preview.RunPlan;
import io.darkroom.app.run.record.Changes;
import io.darkroom.app.run.record.EventReader;
import io.darkroom.app.run.record.ResultReader;
import io.darkroom.app.run.row.RowProviders;
import io.darkroom.app.shelf.NoPictures;
import io.darkroom.app.shelf.PictureShelf;
import io.darkroom.app.wording.FileTrouble;
import io.darkroom.contract.Control;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Everything around one run: parts started in order, the loop, the closing words, parts stopped in order. One thread. */
final class RunSession {
    private final RunPlan plan;
    private final DarkroomConfig config;
    private final RunOutput output;
    private final PrintWriter out;
    private final PrintWriter notes;
    private final Summary summary;

    RunSession(RunPlan plan, DarkroomConfig config, RunOutput output, PrintWriter out, PrintWriter notes) {
        this.plan = plan;
        this.config = config;
        this.output = output;
        this.out = out;
        this.notes = notes;
        this.summary = new Summary(plan.input().errors(), plan.recipe() == Recipe.SHOTS);
    }

    /** Runs, unless the user does not agree, and says how it ended. */
    ExitCode run(Introduction introduction) {
        if (bringsPictures()) {
            PictureShelf.check(config);
        } else {
            output.pictures().ifPresent(folder -> notes.println(NoPictures.sentence(config)));
        }
        prepareFolder(output.lines().folder());
        try (Pipeline opened = Pipeline.open(config, "run")) {
            introduction.agree(opened);
            return run(opened);
        }
    }

    /** Listens to signals from here to the end of the last part: before, Ctrl-C at the question just ends the command. */
    private ExitCode run(Pipeline opened) {
        try (Interrupts interrupts = Interrupts.listen();
                Pipeline pipeline = opened.start();
                ManifestFile manifest = ManifestFile.start(output.lines().file())) {
            Optional<PictureShelf> shelf = shelf(pipeline);
            LineDesk desk = new LineDesk(
                    new LineFormat(plan.recipe(), output.profile(), plan.input().errors()), manifest, summary, shelf);
            RunEnd end;
            try {
                end = loop(pipeline, interrupts, desk, shelf);
                if (end.finished()) {
                    manifest.finish();
                }
                output.lines().print(end.finished() ? output.lines().file() : manifest.partial(), out);
            } finally {
                close(shelf);
            }
            return told(end, desk, manifest);
        } catch (IOException e) {
            throw UserError.infrastructure(DiskFull.writing(e, output.lines().name()), e);
        }
    }

    private boolean bringsPictures() {
        return output.pictures().isPresent() && config.assets().stage();
    }

    private Optional<PictureShelf> shelf(Pipeline pipeline) {
        Installation installation = pipeline.installation();
        if (!bringsPictures()) {
            return Optional.empty();
        }
        if (config.cluster().remote()) {
            NeededTopics.require(installation, PictureShelf.topics(installation.topics()));
        }
        return output.pictures()
                .map(folder -> PictureShelf.open(folder, config, installation, pipeline::storePictures));
    }

    private RunEnd loop(Pipeline pipeline, Interrupts interrupts, LineDesk desk, Optional<PictureShelf> shelf) {
        Installation installation = pipeline.installation();
        Calls calls = new PipelineCalls(
                pipeline, new ServeHint(config, installation.bootstrapServers(), installation.registry()).sentence());
        Optional<String> force = plan.regenerate() ? Optional.of(plan.stamp().id()) : Optional.empty();
        try (EventReader events =
                        new EventReader(installation, config.providers().names(), shelf);
                ResultReader results = new ResultReader(installation.topics(), installation.reader());
                Changes changes = new Changes(installation, force, false);
                Progress progress = Progress.open(notes, plan.survey().rows())) {
            RunLoop.Parts parts = new RunLoop.Parts(
                    desk,
                    events,
                    results,
                    changes,
                    RowProviders.of(
                            config.providers(), new IntakeRules(config.stages().intake())),
                    new CampaignWatch(config.stages().campaigns()));
            RunEnd end = new RunLoop(plan, parts, calls, progress, interrupts::asked, Clock.systemUTC()).run();
            calls.stop();
            return end;
        }
    }

    private ExitCode told(RunEnd end, LineDesk desk, ManifestFile manifest) {
        PrintWriter told = output.lines().standard() ? notes : out;
        summary.lines(plan.survey().rows(), where(end, manifest)).forEach(told::println);
        output.pictures()
                .filter(folder -> bringsPictures())
                .ifPresent(folder -> told.println("Pictures: " + desk.kept() + " in " + folder));
        summary.failures().forEach(notes::println);
        if (desk.missing() > 0) {
            notes.println("Pictures that could not be fetched: " + desk.missing()
                    + "; their rows are completed, and running again fetches them:");
            desk.problems().forEach(problem -> notes.println("  " + problem));
        }
        int notStarted = plan.survey().rows() - summary.completed() - summary.failed();
        ExitCode code = end.code(summary.failed());
        ProviderConfig provider = blamed(end);
        EndSentence.of(end, provider.name(), provider.billing().keyVariable(), notStarted, plan.regenerate())
                .ifPresent(sentence -> notes.println("darkroom: " + sentence));
        return code;
    }

    private ProviderConfig blamed(RunEnd end) {
        return end instanceof RunEnd.Held(Control control)
                ? config.providers().find(control.getProvider()).orElse(config.provider())
                : config.provider();
    }

    private String where(RunEnd end, ManifestFile manifest) {
        String name = output.lines().gathered() || end.finished()
                ? output.lines().name()
                : manifest.partial().toString();
        return end.finished() ? name : name + " (not finished)";
    }

    private static void prepareFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw UserError.usage("The folder of --out, " + folder + ", cannot be made: " + FileTrouble.of(e) + ".", e);
        }
        if (!Files.isWritable(folder)) {
            throw UserError.usage("The folder of --out, " + folder + ", cannot be written.");
        }
        DiskSpace.of(folder).requireEnoughToStart();
    }

    private static void close(Optional<PictureShelf> shelf) throws IOException {
        if (shelf.isPresent()) {
            shelf.get().close();
        }
    }
}
