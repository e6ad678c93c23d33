package io.darkroom.pipeline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Decision;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Shot;
import io.darkroom.contract.stores.Admission;
import io.darkroom.contract.stores.SetTerms;
import io.darkroom.contract.stores.WaitingOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** In whatever order shots come, end, are replayed and drawn again: each generation ends once, and none is drawn too early. */
class DependentShotPropertyTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    sealed interface Step {
        /** An event with these shots; {@code dependsOn} of each, -1 for none. */
        record Publish(List<Integer> shots, List<Integer> dependsOn, int act) implements Step {}

        /** The end of one of the calls. */
        record End(int call, boolean good) implements Step {}

        /** A copy of one of the failures so far. */
        record Replay(int failure) implements Step {}

        /** Deadlines pass. */
        record Wait() implements Step {}
    }

    @Property(tries = 30)
    void nothingIsLostNothingIsDrawnTwiceAndNothingBeforeWhatItDependsOn(@ForAll("steps") List<Step> steps) {
        try (World world = new World()) {
            steps.forEach(world::take);
            world.drain();
            world.check();
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> shot = Arbitraries.integers().between(0, NAMES.size() - 1);
        Arbitrary<Integer> other = Arbitraries.integers().between(-1, NAMES.size() - 1);
        Arbitrary<Step> publish = Combinators.combine(
                        shot.list().uniqueElements().ofMinSize(1).ofMaxSize(4),
                        other.list().ofSize(4),
                        Arbitraries.integers().between(0, 3))
                .as(Step.Publish::new);
        Arbitrary<Step> end = Combinators.combine(
                        Arbitraries.integers().between(0, 5), Arbitraries.of(true, true, false))
                .as(Step.End::new);
        Arbitrary<Step> replay = Arbitraries.integers().between(0, 5).map(Step.Replay::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(4, publish),
                        Tuple.of(5, end),
                        Tuple.of(2, replay),
                        Tuple.of(1, Arbitraries.just(new Step.Wait())))
                .list()
                .ofMinSize(3)
                .ofMaxSize(25);
    }

    private static final class World implements AutoCloseable {
        private final IntakeDriver intake = new IntakeDriver();
        private final List<GenerationRequest> calls = new ArrayList<>();
        private final Set<String> admitted = new HashSet<>();
        private final Set<String> sent = new HashSet<>();
        private final Map<String, Integer> ends = new HashMap<>();
        private final Map<String, String> pictures = new HashMap<>();
        private final List<ImageFailed> failures = new ArrayList<>();

        void take(Step step) {
            switch (step) {
                case Step.Publish publish -> publish(publish);
                case Step.End end -> end(end);
                case Step.Replay replay -> replay(replay);
                case Step.Wait wait -> intake.pass(Duration.ofSeconds(61));
            }
            look();
        }

        private void publish(Step.Publish publish) {
            Shot[] shots = publish.shots().stream()
                    .map(i -> Rooms.shot(
                            NAMES.get(i),
                            publish.dependsOn().get(i) < 0
                                    ? null
                                    : NAMES.get(publish.dependsOn().get(i))))
                    .toArray(Shot[]::new);
            var event = Rooms.event("APT-1", shots).setOccurredAt(intake.now);
            if (publish.act() == 1) {
                event.setDeadline(intake.now.plusSeconds(60));
            }
            if (publish.act() == 2) {
                intake.regenerate(event, "act-" + admitted.size());
            } else {
                intake.publish(event);
            }
        }

        private void end(Step.End end) {
            if (!calls.isEmpty()) {
                GenerationRequest call = calls.remove(end.call() % calls.size());
                ends.merge(id(call), 1, Integer::sum);
                if (end.good()) {
                    String picture = "https://cdn.example.com/" + pictures.size() + ".png";
                    pictures.put(picture, call.getIdempotencyKey());
                    intake.complete(call, picture);
                } else {
                    ImageFailed failure = intake.failure(call, FailedState.FAILED);
                    failures.add(failure);
                    intake.fail(call);
                }
            }
        }

        private void replay(Step.Replay replay) {
            if (!failures.isEmpty()) {
                intake.replay(intake.bytes(failures.get(replay.failure() % failures.size())), DependentShotTest.copy());
            }
        }

        /** What intake has written since. */
        private void look() {
            for (GenerationStatus status : intake.statuses()) {
                if (status.getDecision() == Decision.ADMITTED) {
                    assertThat(admitted.add(status.getIdempotencyKey() + "#" + status.getGeneration()))
                            .isTrue();
                }
            }
            for (GenerationRequest request : intake.requests()) {
                assertThat(sent.add(id(request))).as("sent once").isTrue();
                request.getDependsOn()
                        .ifPresent(
                                on -> assertThat(pictures.get(on.getPictureUrl().orElseThrow()))
                                        .as("the picture of the shot that it depends on")
                                        .isEqualTo(on.getIdempotencyKey()));
                calls.add(request);
            }
            for (ImageFailed failed : intake.failed()) {
                if (failed.getState() != FailedState.REJECTED
                        && !failed.getFailure().getError().startsWith("HTTP")) {
                    ends.merge(
                            failed.getIdempotencyKey().orElseThrow() + "#" + failed.getGeneration(), 1, Integer::sum);
                    failures.add(failed);
                }
            }
        }

        void drain() {
            while (!calls.isEmpty()) {
                take(new Step.End(0, true));
            }
        }

        void check() {
            assertThat(ends.keySet()).as("each generation has ended").isEqualTo(admitted);
            assertThat(ends.values()).as("and once").allMatch(times -> times == 1);
            assertThat(rows("waiting-orders", WaitingOrder.class)).isEmpty();
            Map<String, Admission> entries = rows("admissions", Admission.class);
            assertThat(entries.values()).noneMatch(entry -> entry.getState() == LedgerState.IN_PROGRESS);
            long live = entries.values().stream()
                    .filter(entry -> entry.getState() == LedgerState.COMPLETED)
                    .count();
            int counted = rows("consistency-sets", SetTerms.class).values().stream()
                    .mapToInt(SetTerms::getOrders)
                    .sum();
            assertThat(counted).isEqualTo((int) live);
        }

        private <V> Map<String, V> rows(String name, Class<V> value) {
            Map<String, V> rows = new HashMap<>();
            KeyValueStore<String, V> store = intake.driver.getKeyValueStore(name);
            try (KeyValueIterator<String, V> all = store.all()) {
                while (all.hasNext()) {
                    KeyValue<String, V> row = all.next();
                    rows.put(row.key, value.cast(row.value));
                }
            }
            return rows;
        }

        private static String id(GenerationRequest request) {
            return request.getIdempotencyKey() + "#" + request.getGeneration();
        }

        @Override
        public void close() {
            intake.close();
        }
    }
}
