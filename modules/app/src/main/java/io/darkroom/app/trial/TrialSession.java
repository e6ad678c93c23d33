package io.darkroom.app.trial;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Interrupts;
import io.darkroom.app.order.Basket;
import io.darkroom.app.order.Bill;
import io.darkroom.app.order.Prices;
import io.darkroom.app.trial.draw.Candidate;
import io.darkroom.app.trial.draw.Studio;
import io.darkroom.app.trial.draw.Trial;
import io.darkroom.app.trial.sheet.ContactSheet;
import io.darkroom.app.trial.sheet.NextStep;
import io.darkroom.app.trial.sheet.TrialFolder;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.wording.FileTrouble;
import io.darkroom.contract.text.Shown;
import io.darkroom.provider.FailureClass;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One trial from the first call to the contact sheet. One thread. */
final class TrialSession {
    private static final long LOOK_MILLIS = 200;

    private final TrialPlan plan;
    private final DarkroomConfig config;
    private final List<NextStep> next;
    private final TrialFolder folder;
    private final PrintWriter out;
    private final PrintWriter notes;
    private final Instant began = Clock.systemUTC().instant();
    private final List<Trial> trials = new ArrayList<>();

    /** @param next what to do with the wording when it is good */
    TrialSession(
            TrialPlan plan,
            DarkroomConfig config,
            List<NextStep> next,
            TrialFolder folder,
            PrintWriter out,
            PrintWriter notes) {
        this.plan = plan;
        this.config = config;
        this.next = next;
        this.folder = folder;
        this.out = out;
        this.notes = notes;
    }

    /** Draws, writes, and says how it ended. */
    ExitCode run() {
        try (Interrupts interrupts = Interrupts.listen();
                Studio studio = Studio.open(config, folder.path())) {
            draw(studio, interrupts);
            folder.write(sheet());
            tell();
            return code(interrupts.asked());
        } catch (IOException e) {
            throw UserError.infrastructure("%s cannot be written: %s.".formatted(folder.path(), FileTrouble.of(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        }
    }

    private void draw(Studio studio, Interrupts interrupts) throws IOException, InterruptedException {
        List<Candidate> candidates = plan.candidates();
        BlockingQueue<Trial> told = new LinkedBlockingQueue<>();
        studio.draw(candidates, told::add);
        boolean stopped = false;
        while (trials.size() < candidates.size()) {
            Trial next = told.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                keep(next);
            }
            if (interrupts.asked() && !stopped) {
                stopped = true;
                studio.stop();
                folder.write(sheet());
                notes.println(
                        "Nothing more is sent; calls under way are paid and waited for. Ctrl-C again leaves at once.");
            }
        }
    }

    private void keep(Trial trial) throws IOException {
        trials.add(trial);
        folder.add(trial);
        notes.println(Shown.of("[%d/%d] %s: %s"
                .formatted(
                        trials.size(),
                        plan.columns().size() * plan.variants(),
                        trial.candidate().file(),
                        said(trial))));
    }

    private static String said(Trial trial) {
        return switch (trial) {
            case Trial.Drawn drawn ->
                String.format(Locale.ROOT, "%.1f s", drawn.took().toMillis() / 1000.0)
                        + drawn.candidate()
                                .column()
                                .price()
                                .map(price -> ", " + price.text())
                                .orElse("");
            case Trial.Failed failed -> "failed: " + failed.error();
        };
    }

    private ContactSheet sheet() {
        return new ContactSheet(
                new ContactSheet.About(
                        plan.template().name(),
                        plan.template().shown(),
                        plan.product(),
                        plan.prompt(),
                        bill(),
                        began,
                        next),
                plan.columns(),
                trials);
    }

    private String bill() {
        if (plan.free()) {
            return "nothing, the sandbox draws placeholders";
        }
        Basket drawn = new Basket();
        trials.stream()
                .filter(TrialSession::paid)
                .forEach(trial -> drawn.add(trial.candidate().column().order()));
        return new Bill(drawn, Prices.of(config)).total();
    }

    private static boolean paid(Trial trial) {
        return trial instanceof Trial.Drawn || (trial instanceof Trial.Failed failed && failed.paid() != Trial.Paid.NO);
    }

    private void tell() {
        out.println("Drawn: %d of %s".formatted(drawn(), Counted.of(trials.size(), "picture")));
        out.println("Cost: " + bill());
        out.println("Contact sheet: " + folder.sheet());
        out.println("Lines: " + folder.lines());
        out.flush();
    }

    private long drawn() {
        return trials.stream().filter(Trial.Drawn.class::isInstance).count();
    }

    private ExitCode code(boolean interrupted) {
        if (interrupted) {
            notes.println("darkroom: Interrupted; what was drawn is kept.");
            return ExitCode.INTERRUPTED;
        }
        if (drawn() == trials.size()) {
            return ExitCode.OK;
        }
        return trials.stream().anyMatch(TrialSession::hopeless) ? ExitCode.INFRASTRUCTURE : ExitCode.SOME_FAILED;
    }

    private static boolean hopeless(Trial trial) {
        return trial instanceof Trial.Failed failed
                && (failed.why() == FailureClass.AUTH_CONFIG || failed.why() == FailureClass.QUOTA_EXHAUSTED);
    }
}
