package io.darkroom.pipeline.generate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Origin;
import io.darkroom.pipeline.generate.kept.KeptRequests;
import io.darkroom.pipeline.generate.kept.KeptStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** What waits for its campaign comes back in its order and none is lost, also after a restart. */
class WaitingRequestsPropertyTest {
    /** What happens to one campaign: a request comes, one goes, or the process starts anew. */
    enum Act {
        COME,
        GO,
        RESTART
    }

    record Step(Act act, String campaign) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> campaigns = Arbitraries.of("a", "ab", "autumn", "z-9");
        Arbitrary<Act> acts = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.just(Act.COME)),
                net.jqwik.api.Tuple.of(4, Arbitraries.just(Act.GO)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(Act.RESTART)));
        return net.jqwik.api.Combinators.combine(acts, campaigns)
                .as(Step::new)
                .list()
                .ofMaxSize(80);
    }

    @Property(tries = 200)
    void eachCampaignIsAQueue(@ForAll("steps") List<Step> steps, @ForAll boolean backfill) {
        KeyValueStore<Bytes, GenerationRequest> store = KeptStore.opened();
        Map<String, Deque<String>> expected = new HashMap<>();
        int[] count = {0};
        KeptRequests kept = new KeptRequests(store, true);
        WaitingRequests waiting = new WaitingRequests(kept, backfill, change -> count[0] += change);
        WaitingRequests other = new WaitingRequests(kept, !backfill, change -> {});
        int number = 0;
        for (Step step : steps) {
            Deque<String> queue = expected.computeIfAbsent(step.campaign(), name -> new ArrayDeque<>());
            switch (step.act()) {
                case COME -> {
                    String sku = "sku-" + number;
                    waiting.add(
                            step.campaign(), Instant.ofEpochMilli(1_700_000_000_000L + number++), sku, request(sku));
                    queue.addLast(sku);
                }
                case GO ->
                    waiting.first(step.campaign()).ifPresent(first -> {
                        assertThat(first.request().getSku()).isEqualTo(queue.removeFirst());
                        waiting.remove(first);
                    });
                case RESTART -> {
                    WaitingRequests found = new WaitingRequests(new KeptRequests(store, true), backfill, change -> {});
                    assertThat(found.campaigns()).isEqualTo(waiting.campaigns());
                    found.campaigns()
                            .forEach(name -> assertThat(found.first(name)).isEqualTo(waiting.first(name)));
                }
            }
        }
        assertThat(count[0])
                .isEqualTo(expected.values().stream().mapToInt(Deque::size).sum());
        expected.forEach((name, queue) -> {
            assertThat(waiting.any(name)).isEqualTo(!queue.isEmpty());
            assertThat(waiting.first(name)
                            .map(first -> first.request().getSku())
                            .orElse(""))
                    .isEqualTo(queue.isEmpty() ? "" : queue.getFirst());
        });
        assertThat(other.isEmpty()).isTrue();
        assertThat(waiting.slice(1_000)).hasSize(count[0]);
    }

    private static GenerationRequest request(String sku) {
        return GenerationRequest.newBuilder()
                .setIdempotencyKey(sku)
                .setFingerprint("f")
                .setEventId("e")
                .setSku(sku)
                .setAnchorId(sku)
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v1")
                .setProvider("sandbox")
                .setModel("m")
                .setPrompt("p")
                .setSourceImageUrl("https://example.com/a.jpg")
                .setOccurredAt(Instant.EPOCH)
                .setOrigin(new Origin("catalog.changes", 0, 0L))
                .build();
    }
}
