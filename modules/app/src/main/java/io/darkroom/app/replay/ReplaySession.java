package io.darkroom.app.replay;

import io.darkroom.app.command.person.Consent;
import io.darkroom.app.command.person.Operator;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.Interrupts;
import io.darkroom.app.local.stage.Stages;
import io.darkroom.app.progress.Progress;
import io.darkroom.app.replay.copy.Copier;
import io.darkroom.app.replay.copy.Transactions;
import io.darkroom.app.replay.plan.CopyRate;
import io.darkroom.app.replay.plan.PlanText;
import io.darkroom.app.replay.plan.ReplayPlan;
import io.darkroom.app.replay.range.OffsetSpan;
import io.darkroom.app.replay.survey.PresentCap;
import io.darkroom.app.replay.survey.Survey;
import io.darkroom.app.replay.survey.SurveyText;
import io.darkroom.app.replay.survey.Tally;
import io.darkroom.app.replay.survey.Unread;
import io.darkroom.app.wording.Counted;
import io.darkroom.contract.Replay;
import io.darkroom.contract.ReplayState;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;

/** One replay from the first look to the last word. One thread. */
final class ReplaySession {
    private final DarkroomConfig config;
    private final Installation installation;
    private final boolean dryRun;
    private final Consent consent;
    private final PrintWriter out;
    private final PrintWriter notes;
    private final Clock clock = Clock.systemUTC();

    /**
     * @param dryRun only look
     * @param consent whether somebody agrees
     */
    ReplaySession(
            DarkroomConfig config,
            Installation installation,
            boolean dryRun,
            Consent consent,
            PrintWriter out,
            PrintWriter notes) {
        this.config = config;
        this.installation = installation;
        this.dryRun = dryRun;
        this.consent = consent;
        this.out = out;
        this.notes = notes;
    }

    /** Looks, asks, copies. */
    ExitCode begin(ReplayPlan plan) {
        if (plan.spans().isEmpty()) {
            out.println("%s holds no record; nothing was started.".formatted(plan.topic()));
            return ExitCode.OK;
        }
        Survey survey = new Survey(config, installation, plan, clock.instant());
        Tally tally = look(plan, survey);
        if (dryRun) {
            out.println("Nothing was started.");
            return ExitCode.OK;
        }
        if (tally.copied() == 0) {
            out.println("Nothing to replay; nothing was started.");
            return ExitCode.OK;
        }
        ask("Start this replay");
        return copy(plan, survey, Optional.empty());
    }

    /** Goes on with a replay where its last transaction ended. */
    ExitCode resume(Replay begun, Optional<CopyRate> rate) {
        if (begun.getState() == ReplayState.FINISHED) {
            out.println("The replay %s is finished: %s copied."
                    .formatted(begun.getReplayId(), Counted.of(begun.getCopied(), "record")));
            out.println(hint(begun.getReplayId()));
            return ExitCode.OK;
        }
        ReplayPlan plan = ReplayPlan.rest(begun, installation.topics(), rate);
        Survey survey = new Survey(config, installation, plan, clock.instant());
        look(plan, survey);
        if (dryRun) {
            out.println("Nothing was started.");
            return ExitCode.OK;
        }
        ask("Go on with this replay");
        return copy(plan, survey, Optional.of(begun.getReplayId()));
    }

    private Tally look(ReplayPlan plan, Survey survey) {
        if (!dryRun) {
            consent.requireSomebody();
        }
        notes.println("Reading %s of %s, and the ledger …"
                .formatted(Counted.of(OffsetSpan.length(plan.spans()), "offset"), plan.topic()));
        notes.flush();
        Tally tally = survey.count();
        long unread = Unread.by(Stages.intakeId(config), plan, installation);
        PrintWriter where = dryRun ? out : notes;
        new SurveyText(plan, tally, config, PresentCap.of(config.providers(), installation), unread)
                .lines()
                .forEach(where::println);
        where.flush();
        return tally;
    }

    private void ask(String question) {
        if (!consent.given(question)) {
            throw UserError.interrupted("Not started.");
        }
    }

    /** @param begun id of a replay that goes on: its place is read again when no other process can move it any more */
    private ExitCode copy(ReplayPlan plan, Survey survey, Optional<String> begun) {
        String topic = installation.topics().replays().name();
        try (Interrupts interrupts = Interrupts.listen();
                Transactions transactions =
                        new Transactions(installation, config.cluster().topics().prefix(), plan.id());
                Consumer<byte[], byte[]> consumer = installation.completeConsumer()) {
            int partitions = consumer.partitionsFor(topic).size();
            Replay start = begun.map(new ReplayLog(installation)::get).orElseGet(() -> first(plan, transactions));
            notes.println("Replay " + plan.id());
            notes.flush();
            Copier copier;
            try (Progress progress = Progress.open(notes, PlanText.all(start))) {
                copier = new Copier(
                        plan, start, survey, new Copier.Target(topic, partitions, transactions), progress, clock);
                copier.copy(consumer, interrupts::asked);
            }
            return told(copier.state());
        }
    }

    private Replay first(ReplayPlan plan, Transactions transactions) {
        if (new ReplayLog(installation).find(plan.id()).isPresent()) {
            throw taken(plan.id());
        }
        Replay first = plan.begin(clock.instant(), Operator.name());
        transactions.commit(List.of(), first);
        return first;
    }

    /** The id belongs to a replay that was begun before. */
    static UserError taken(String id) {
        return UserError.usage(
                "--id must be new, there is a replay %s already; darkroom replay --resume %s goes on with it."
                        .formatted(id, id));
    }

    private ExitCode told(Replay state) {
        boolean finished = state.getState() == ReplayState.FINISHED;
        out.println("%s: %s of %s read, %d copied"
                .formatted(
                        finished ? "Finished" : "Stopped",
                        PlanText.done(state),
                        Counted.of(PlanText.all(state), "offset"),
                        state.getCopied()));
        if (!config.cluster().remote()) {
            out.println(
                    "They are drawn by the next darkroom run on this data folder, or by a darkroom serve at work on it.");
        }
        out.println(hint(state.getReplayId()));
        out.flush();
        if (!finished) {
            throw UserError.interrupted(
                    "Interrupted; what was read is copied once. To go on: darkroom replay --resume %s"
                            .formatted(state.getReplayId()));
        }
        return ExitCode.OK;
    }

    private static String hint(String id) {
        return "What became of it: darkroom replay show " + id;
    }
}
