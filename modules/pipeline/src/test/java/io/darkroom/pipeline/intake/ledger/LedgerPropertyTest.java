package io.darkroom.pipeline.intake.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import io.darkroom.contract.stores.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever comes in whatever order, the ledger keeps its promises. */
class LedgerPropertyTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Origin RESULT = new Origin("image.completed", 0, 1L);

    /** Something that happens to one key. */
    sealed interface Step {
        record Ask(int content, int occurredAfter, int act) implements Step {}

        record End(int generationsAgo, boolean completed, boolean rejection) implements Step {}

        record Wait(int days, boolean swept) implements Step {}
    }

    private static final class World {
        final Ledger ledger = new Ledger(Duration.ofDays(90), Set.of());
        final List<Long> paid = new ArrayList<>();
        final Set<String> acts = new HashSet<>();
        final Set<Long> completed = new HashSet<>();

        @Nullable
        Admission entry;

        Instant now = START;

        void take(Step step) {
            now = now.plusMillis(1);
            switch (step) {
                case Step.Ask ask -> ask(ask);
                case Step.End end -> end(end);
                case Step.Wait wait -> {
                    now = now.plus(Duration.ofDays(wait.days()));
                    if (entry != null && ledger.expired(entry, now)) {
                        assertThat(entry.getState()).isNotEqualTo(LedgerState.IN_PROGRESS);
                        entry = wait.swept() ? null : entry;
                        acts.clear();
                    }
                }
            }
        }

        private void ask(Step.Ask ask) {
            GenerationRequest request = Requests.of("content " + ask.content(), START.plusSeconds(ask.occurredAfter()));
            Optional<String> act = ask.act() == 0 ? Optional.empty() : Optional.of("act-" + ask.act());
            GenerationRequest sent = act.map(id -> Requests.forced(request, id)).orElse(request);
            Optional<Admission> before = Optional.ofNullable(entry);
            boolean open = before.filter(was -> !ledger.expired(was, now))
                    .map(was -> was.getState() != LedgerState.FAILED)
                    .orElse(false);
            boolean counts = act.isPresent() && !acts.contains(act.get());

            Verdict verdict = ledger.decide(before, sent, now);

            entry = verdict.entry();
            switch (verdict) {
                case Verdict.Admitted admitted -> {
                    assertThat(open && !counts)
                            .as("a busy key is paid again only by an act")
                            .isFalse();
                    long generation = admitted.request().getGeneration();
                    assertThat(paid)
                            .allSatisfy(earlier -> assertThat(generation).isGreaterThan(earlier));
                    assertThat(entry.getGeneration()).isEqualTo(generation);
                    assertThat(entry.getState()).isEqualTo(LedgerState.IN_PROGRESS);
                    paid.add(generation);
                }
                case Verdict.Duplicate duplicate -> assertThat(before).isPresent();
                case Verdict.Conflict conflict -> {
                    assertThat(before).hasValue(conflict.entry());
                    assertThat(open).isTrue();
                    assertThat(conflict.changed()).isNotEmpty();
                }
            }
            act.ifPresent(acts::add);
        }

        private void end(Step.End end) {
            if (paid.size() <= end.generationsAgo()) {
                return;
            }
            long generation = paid.get(paid.size() - 1 - end.generationsAgo());
            LedgerState state = end.completed() ? LedgerState.COMPLETED : LedgerState.FAILED;
            Optional<Admission> before = Optional.ofNullable(entry);
            Closing closing = ledger.close(before, new Outcome("k", generation, state, end.rejection(), RESULT), now);
            if (closing instanceof Closing.Closed closed) {
                assertThat(end.rejection()).isFalse();
                assertThat(before.orElseThrow().getGeneration()).isEqualTo(generation);
                assertThat(completed).as("a result is never taken back").doesNotContain(generation);
                assertThat(closed.entry().getState()).isEqualTo(state);
                entry = closed.entry();
                if (end.completed()) {
                    completed.add(generation);
                }
            }
        }
    }

    @Property(tries = 2_000)
    void generationsGrowAndABusyKeyIsPaidAgainOnlyByAnActOncePerAct(@ForAll("steps") List<Step> steps) {
        World world = new World();

        steps.forEach(world::take);

        assertThat(world.paid).doesNotHaveDuplicates().isSorted();
    }

    @Property(tries = 500)
    void repeatsOfWhatIsInProgressOrCompletedCostNothing(@ForAll("steps") List<Step> steps, @ForAll boolean completed) {
        World world = new World();
        steps.forEach(world::take);
        world.take(new Step.Ask(0, 100, 0));
        if (completed) {
            world.take(new Step.End(0, true, false));
        }
        int before = world.paid.size();

        world.take(new Step.Ask(0, 100, 0));
        world.take(new Step.Ask(0, 100, 0));

        assertThat(world.paid).hasSize(before);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> asks = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 3))
                .as(Step.Ask::new);
        Arbitrary<Step> ends = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false),
                        Arbitraries.of(false, false, false, true))
                .as(Step.End::new);
        Arbitrary<Step> waits = Combinators.combine(Arbitraries.of(1, 89, 90, 91, 200), Arbitraries.of(true, false))
                .as(Step.Wait::new);
        return Arbitraries.oneOf(asks, asks, asks, ends, ends, waits).list().ofMaxSize(40);
    }
}
