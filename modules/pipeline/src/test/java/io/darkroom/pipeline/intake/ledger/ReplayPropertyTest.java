package io.darkroom.pipeline.intake.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import io.darkroom.contract.stores.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A failure may be replayed before or after its entry hears of it, and as often as one likes: one call at a time. */
class ReplayPropertyTest {
    private static final Origin RESULT = new Origin("image.failed", 0, 1L);
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    /** Something that happens to one key. */
    sealed interface Step {
        record End(boolean completed) implements Step {}

        record ReadOutcome() implements Step {}

        record Replay(int failure, boolean force) implements Step {}
    }

    /** The ledger, the log of outcomes and how far the ledger has read it. */
    private static final class World {
        private final Ledger ledger = new Ledger(Duration.ofDays(90), Set.of());
        private final GenerationRequest request = Requests.of("red", NOW);
        private final List<Outcome> log = new ArrayList<>();
        private final List<Long> paid = new ArrayList<>();
        private Admission entry;
        private int read;

        World() {
            entry = ledger.decide(Optional.empty(), request, NOW).entry();
            paid.add(entry.getGeneration());
        }

        void take(Step step) {
            switch (step) {
                case Step.End end
                when inFlight() ->
                    log.add(new Outcome(
                            "k",
                            paid.getLast(),
                            end.completed() ? LedgerState.COMPLETED : LedgerState.FAILED,
                            false,
                            RESULT));
                case Step.ReadOutcome next when read < log.size() -> close(log.get(read++));
                case Step.Replay replay -> replay(replay);
                default -> {}
            }
        }

        boolean inFlight() {
            return log.isEmpty() || log.getLast().generation() != paid.getLast();
        }

        void replay(Step.Replay step) {
            List<Outcome> failures = log.stream()
                    .filter(outcome -> outcome.state() == LedgerState.FAILED)
                    .toList();
            if (failures.isEmpty()) {
                return;
            }
            long generation = failures.get(step.failure() % failures.size()).generation();
            GenerationRequest replay = Requests.replayOf(request, generation);
            Verdict verdict =
                    ledger.decide(Optional.of(entry), step.force() ? Requests.forced(replay, "replay-1") : replay, NOW);
            entry = verdict.entry();
            if (verdict instanceof Verdict.Admitted) {
                assertThat(inFlight()).as("two calls of one key").isFalse();
                paid.add(entry.getGeneration());
            }
        }

        private void close(Outcome outcome) {
            if (ledger.close(Optional.of(entry), outcome, NOW) instanceof Closing.Closed closed) {
                assertThat(outcome.generation()).isEqualTo(paid.getLast());
                entry = closed.entry();
            }
        }
    }

    @Property(tries = 2_000)
    void noKeyIsEverInFlightTwice(@ForAll("steps") List<Step> steps) {
        World world = new World();

        steps.forEach(world::take);

        assertThat(world.paid).doesNotHaveDuplicates().isSorted();
    }

    @Property(tries = 500)
    void replayingEveryFailureTwiceMakesOneCall(@ForAll("steps") List<Step> steps, @ForAll boolean overtaking) {
        World world = new World();
        steps.forEach(world::take);
        world.take(new Step.End(false));
        boolean failed = world.log.getLast().state() == LedgerState.FAILED;
        int before = world.paid.size();

        for (int time = 0; time < 2; time++) {
            for (int failure = 0; failure < world.log.size(); failure++) {
                world.take(new Step.Replay(failure, false));
                if (!overtaking) {
                    world.take(new Step.ReadOutcome());
                }
            }
        }
        while (world.read < world.log.size()) {
            world.take(new Step.ReadOutcome());
        }

        assertThat(world.paid).hasSize(before + (failed ? 1 : 0));
        assertThat(world.entry.getState()).isEqualTo(failed ? LedgerState.IN_PROGRESS : LedgerState.COMPLETED);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> ends = Arbitraries.of(true, false, false).map(Step.End::new);
        Arbitrary<Step> reads = Arbitraries.just(new Step.ReadOutcome());
        Arbitrary<Step> replays = Combinators.combine(
                        Arbitraries.integers().between(0, 5), Arbitraries.of(false, false, true))
                .as(Step.Replay::new);
        return Arbitraries.oneOf(ends, reads, replays).list().ofMaxSize(30);
    }
}
