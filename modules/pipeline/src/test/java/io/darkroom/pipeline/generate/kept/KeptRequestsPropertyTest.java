package io.darkroom.pipeline.generate.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What is kept is found by key and deadline, also after a restart, and nothing is left of what was taken away. */
class KeptRequestsPropertyTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    /** One request that comes, and goes, or does not. */
    record Step(String key, long generation, int deadline, boolean goes) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of("a", "a:b", "ab", "b"),
                        Arbitraries.longs().between(0, 300),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 200)
    void isFoundAndNothingElse(@ForAll("steps") List<Step> steps, @ForAll boolean restarted) {
        KeyValueStore<Bytes, GenerationRequest> store = KeptStore.opened();
        KeptRequests kept = new KeptRequests(store, true);
        Map<Integer, Step> there = new TreeMap<>();
        for (int number = 0; number < steps.size(); number++) {
            kept.put(place(number), request(steps.get(number)));
            there.put(number, steps.get(number));
        }
        for (int number = 0; number < steps.size(); number++) {
            if (steps.get(number).goes()) {
                kept.remove(place(number), request(steps.get(number)));
                there.remove(number);
            }
        }
        KeptRequests found = restarted ? new KeptRequests(store, true) : kept;

        for (Step step : steps) {
            assertThat(found.older(step.key(), step.generation()))
                    .extracting(KeptRequests.Kept::place)
                    .containsExactlyInAnyOrderElementsOf(places(
                            there, other -> other.key().equals(step.key()) && other.generation() < step.generation()));
            assertThat(found.newer(step.key(), step.generation()))
                    .extracting(KeptRequests.Kept::place)
                    .containsExactlyInAnyOrderElementsOf(places(
                            there, other -> other.key().equals(step.key()) && other.generation() > step.generation()));
            assertThat(found.generations(step.key()))
                    .containsExactlyElementsOf(there.values().stream()
                            .filter(other -> other.key().equals(step.key()))
                            .map(Step::generation)
                            .sorted()
                            .toList());
        }
        assertThat(found.firstDeadline())
                .isEqualTo(there.values().stream()
                        .filter(KeptRequestsPropertyTest::hasDeadline)
                        .map(KeptRequestsPropertyTest::deadline)
                        .min(Instant::compareTo)
                        .orElse(Instant.MAX));
        Instant now = BEGIN.plusSeconds(10);
        assertThat(found.overdue(now, 1_000))
                .extracting(KeptRequests.Kept::place)
                .containsExactlyInAnyOrderElementsOf(places(
                        there, step -> hasDeadline(step) && !deadline(step).isAfter(now)));
        there.forEach((number, step) -> found.remove(place(number), request(step)));
        try (KeyValueIterator<Bytes, GenerationRequest> left = store.all()) {
            assertThat(left.hasNext()).isFalse();
        }
    }

    private static List<Bytes> places(Map<Integer, Step> there, Predicate<Step> which) {
        return there.entrySet().stream()
                .filter(each -> which.test(each.getValue()))
                .map(each -> place(each.getKey()))
                .toList();
    }

    private static Bytes place(int number) {
        return Bytes.wrap(("place-" + number).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean hasDeadline(Step step) {
        return step.deadline() > 0;
    }

    private static Instant deadline(Step step) {
        return BEGIN.plusSeconds(step.deadline());
    }

    private static GenerationRequest request(Step step) {
        return GenerationRequest.newBuilder(Entries.NOTHING)
                .setIdempotencyKey(step.key())
                .setGeneration(step.generation())
                .setCampaign("autumn")
                .setDeadline(hasDeadline(step) ? deadline(step) : null)
                .build();
    }
}
