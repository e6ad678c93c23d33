package io.darkroom.app.run;

import io.darkroom.app.input.entry.Entries;
import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.manifest.Result;
import io.darkroom.app.progress.Eta;
import io.darkroom.app.progress.Progress;
import io.darkroom.app.run.campaign.CampaignWatch;
import io.darkroom.app.run.end.DiskFull;
import io.darkroom.app.run.end.RunEnd;
import io.darkroom.app.run.position.Position;
import io.darkroom.app.run.position.ReadPositions;
import io.darkroom.app.run.preview.RunPlan;
import io.darkroom.app.run.record.Changes;
import io.darkroom.app.run.record.EventReader;
import io.darkroom.app.run.record.ResultReader;
import io.darkroom.app.run.row.RowProviders;
import io.darkroom.app.run.row.RowSlots;
import io.darkroom.app.run.row.RunCounts;
import io.darkroom.app.run.row.RunTracker;
import io.darkroom.app.run.row.Standstill;
import io.darkroom.app.run.row.Turns;
import io.darkroom.app.shelf.Patience;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.wording.RegistrySilence;
import io.darkroom.contract.Control;
import io.darkroom.contract.serde.registry.SchemaRegistryException;
import io.darkroom.contract.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;

/**
 * One run: hands rows to Kafka, reads what becomes of them, writes their lines, until every row has ended or nothing can
 * move. One thread, and no other touches its state.
 */
final class RunLoop {
    private static final int ROWS_PER_TURN = 500;
    private static final int LOOKUPS_PER_TURN = 500;
    private static final Duration WAIT = Duration.ofMillis(100);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** Calls in flight are waited for when the parts of this process are closed, not here. */
    private static final Duration TROUBLE = Duration.ofSeconds(2);

    private final RunPlan plan;
    private final Calls calls;
    private final Progress progress;
    private final BooleanSupplier interrupted;
    private final Clock clock;
    private final LineDesk desk;
    private final EventReader events;
    private final ResultReader results;
    private final Changes changes;
    private final ReadPositions positions = new ReadPositions();
    private final RunTracker tracker;
    private final Turns turns;
    private final List<Entry.Event> due = new ArrayList<>();
    private final RowSlots slots = new RowSlots();
    private final List<Position> lookups = new ArrayList<>();
    private final Eta eta = new Eta();
    private final List<Outage> outages;
    private final RowProviders drawers;
    private final CampaignWatch campaigns;
    private int read;
    private boolean allRead;
    private boolean stopping;
    private long stopped;
    private boolean hinted;
    private int toldAtEnded = -1;
    private long moved = System.nanoTime();
    private RunCounts last = new RunCounts(0, 0, 0, 0, 0, 0, 0);
    private Optional<Position> lookedUp = Optional.empty();

    RunLoop(RunPlan plan, Parts parts, Calls calls, Progress progress, BooleanSupplier interrupted, Clock clock) {
        this.plan = plan;
        this.calls = calls;
        this.progress = progress;
        this.interrupted = interrupted;
        this.clock = clock;
        this.desk = parts.desk();
        this.events = parts.events();
        this.results = parts.results();
        this.changes = parts.changes();
        this.drawers = parts.drawers();
        this.campaigns = parts.campaigns();
        this.outages =
                parts.events().providers().stream().sorted().map(Outage::new).toList();
        this.turns = new Turns(plan.survey().repeats());
        this.tracker = new RunTracker(plan.stamp(), slots, plan.survey().repeats(), positions, new Ended());
    }

    /** What the loop works with; closed by whoever made them. */
    record Parts(
            LineDesk desk,
            EventReader events,
            ResultReader results,
            Changes changes,
            RowProviders drawers,
            CampaignWatch campaigns) {}

    /** Runs until the end. */
    RunEnd run() {
        try (Entries rows = plan.input().open()) {
            events.start(positions);
            Optional<RunEnd> end = Optional.empty();
            while (end.isEmpty()) {
                end = turn(rows);
            }
            return end.get();
        } catch (IOException e) {
            return new RunEnd.Broken(DiskFull.reading(e, plan.input()));
        } catch (UncheckedIOException e) {
            IOException cause = Objects.requireNonNullElseGet(e.getCause(), IOException::new);
            return new RunEnd.Broken(DiskFull.writing(cause, "A line or picture"));
        } catch (SchemaRegistryException e) {
            return new RunEnd.Broken(calls.trouble().orElse(RegistrySilence.of(e)));
        } catch (KafkaException e) {
            return new RunEnd.Broken(calls.trouble().orElse("Kafka cannot be used: " + e.getMessage() + "."));
        }
    }

    private Optional<RunEnd> turn(Entries rows) throws IOException {
        if ((interrupted.getAsBoolean() || calls.trouble().isPresent()) && !stopping) {
            stopping = true;
            stopped = System.nanoTime();
            calls.stop();
            progress.say(stopping());
        }
        boolean more = !stopping && publish(rows);
        boolean any = read(more ? Duration.ZERO : WAIT);
        desk.writeFetched();
        RunCounts counts = tracker.counts();
        // Calls in flight move, and their answers need a moment from the reply to this reader.
        if (calls.inFlight().orElse(0) > 0 || (any && !counts.equals(last))) {
            moved = System.nanoTime();
        }
        last = counts;
        if (calls.inFlight().orElse(0) > 0) {
            desk.expectPictures();
        }
        hint(counts);
        outages.forEach(this::tell);
        if (allRead && counts.undecided() == 0) {
            campaigns.news(clock.instant()).forEach(progress::say);
        }
        progress.show(view(counts));
        return end(counts);
    }

    /** What only the schema registry keeps from being decoded is read again, until it answers or the run is to stop. */
    private boolean read(Duration wait) {
        try {
            boolean any = events.poll(wait, tracker);
            lookUp();
            return any;
        } catch (SchemaRegistryException e) {
            if (stopping) {
                throw e;
            }
            int ended = tracker.counts().ended();
            if (toldAtEnded != ended) {
                toldAtEnded = ended;
                progress.say(RegistrySilence.of(e)
                        + " Outcomes are read again until it does; Ctrl-C ends the run, and nothing is lost.");
            }
            moved = System.nanoTime();
            return false;
        }
    }

    private void tell(Outage outage) {
        String provider = outage.provider();
        outage.sentence(drawers.ended(provider), events.lastRetry(provider), System.nanoTime())
                .ifPresent(progress::say);
    }

    private boolean publish(Entries rows) throws IOException {
        due.forEach(this::send);
        due.clear();
        for (int i = 0; i < ROWS_PER_TURN && !allRead; i++) {
            Optional<Entry> next = rows.next();
            allRead = next.isEmpty();
            next.ifPresent(this::publish);
        }
        return !allRead;
    }

    private void publish(Entry entry) {
        int count = entry.names().size();
        read += count;
        slots.put(entry);
        for (int row = entry.place(); row < entry.place() + count; row++) {
            desk.announce(slots.at(row));
        }
        switch (entry) {
            case Entry.Event event -> order(event);
            case Entry.Refused refused -> {
                for (int row = entry.place(); row < entry.place() + count; row++) {
                    tracker.refused(row, refused.reason());
                }
            }
        }
    }

    private void order(Entry.Event event) {
        OptionalInt leader = plan.survey().repeats().sameAs(event.place());
        if (leader.isPresent()) {
            for (int shot = 0; shot < event.names().size(); shot++) {
                tracker.repeats(event.place() + shot, leader.getAsInt() + shot);
            }
        } else if (turns.mayGo(event)) {
            send(event);
        }
    }

    private void send(Entry.Event event) {
        for (int shot = 0; shot < event.names().size(); shot++) {
            tracker.published(event.place() + shot);
        }
        drawers.sent(event.place(), event.change());
        campaigns.sent(event.place(), event.names().size(), event.change().getCampaign());
        changes.send(event.change());
    }

    private void lookUp() {
        if (lookups.isEmpty()) {
            return;
        }
        List<Position> wanted = List.copyOf(lookups.subList(0, Math.min(LOOKUPS_PER_TURN, lookups.size())));
        Map<Position, Result> found = results.read(wanted);
        lookups.subList(0, wanted.size()).clear();
        for (Position position : wanted) {
            Result result = found.get(position);
            if (result == null) {
                tracker.gone(position);
            } else {
                lookedUp = Optional.of(position);
                tracker.found(position, result);
            }
        }
        lookedUp = Optional.empty();
        moved = System.nanoTime();
    }

    private Optional<RunEnd> end(RunCounts counts) {
        if (changes.failure().isPresent()) {
            return Optional.of(new RunEnd.Broken(calls.trouble()
                    .orElse("Kafka does not take records: "
                            + changes.failure().get().getMessage() + ".")));
        }
        Optional<String> trouble = calls.trouble();
        if (stopping && trouble.isPresent() && System.nanoTime() - stopped > TROUBLE.toNanos()) {
            return Optional.of(new RunEnd.Broken(trouble.get()));
        }
        Optional<RunEnd> end = endOfRows(counts);
        if (end.isPresent() && desk.fetching() > 0) {
            desk.waitsOnly(new Patience.Moment(
                    stopping,
                    calls.storing(),
                    Optional.ofNullable(events.orders().get(Topics.ASSET_STAGE)),
                    events.lastRetry(Topics.ASSET_STAGE)));
            return Optional.empty();
        }
        return end;
    }

    /** How the run ends when the pictures are there. */
    private Optional<RunEnd> endOfRows(RunCounts counts) {
        Duration quiet = Duration.ofNanos(System.nanoTime() - moved);
        if (allRead && counts.open() == 0 && due.isEmpty() && turns.waiting() == 0) {
            return Optional.of(new RunEnd.Done());
        }
        if (stopping) {
            boolean ended = calls.inFlight().isEmpty()
                    || (calls.inFlight().getAsInt() == 0 && quiet.compareTo(Standstill.SETTLED) > 0);
            return ended && counts.lookups() == 0
                    ? Optional.of(new RunEnd.Interrupted(calls.inFlight().isPresent()))
                    : Optional.empty();
        }
        Optional<Control> held = new Standstill(plan.started())
                .of(
                        events.orders(),
                        drawers,
                        new Standstill.Moment(counts, allRead, calls.inFlight(), quiet, clock.instant()));
        return held.map(RunEnd.Held::new);
    }

    private RunView view(RunCounts counts) {
        int rows = plan.survey().rows();
        int open = rows - counts.ended();
        String closed = campaigns.text(clock.instant());
        return new RunView(
                rows,
                rows - read + due() + turns.waiting(),
                counts,
                calls.inFlight(),
                desk.fetching(),
                stopping || !closed.isEmpty()
                        ? Optional.empty()
                        : eta.estimate(System.nanoTime(), counts.ended(), open),
                closed);
    }

    private int due() {
        return due.stream().mapToInt(event -> event.names().size()).sum();
    }

    private String stopping() {
        if (calls.inFlight().isEmpty()) {
            return "Stopping: nothing more is published.";
        }
        int flying = calls.inFlight().getAsInt();
        return "Stopping: no new calls. "
                + (flying > 0 ? "Waiting for " + Counted.of(flying, "call") + " in flight. " : "")
                + "Press Ctrl-C again to leave at once.";
    }

    /** A cluster may have no stages at work: nobody but the user can tell. Rows may wait for their campaign silently. */
    private void hint(RunCounts counts) {
        boolean silent = System.nanoTime() - moved > SILENCE.toNanos();
        if (!hinted
                && silent
                && calls.inFlight().isEmpty()
                && (counts.undecided() > 0 || counts.open() > campaigns.rows(clock.instant()))) {
            hinted = true;
            progress.say("Nothing has happened for " + SILENCE.toSeconds() + " s: " + calls.remedy());
        }
    }

    private final class Ended implements RunTracker.Listener {
        @Override
        public void ended(int row, Result result) {
            try {
                drawers.ended(row);
                campaigns.ended(row);
                desk.ended(row, slots.take(row), result, lookedUp);
                due.addAll(turns.ended(row, result));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void lookUp(Position result) {
            lookups.add(result);
        }
    }
}
