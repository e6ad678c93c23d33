package io.darkroom.pipeline.generate.store;

import static io.darkroom.pipeline.generate.Requests.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.ProviderReply;
import io.darkroom.pipeline.generate.SimulatedTask;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.outbox.Replies;
import io.darkroom.pipeline.simulation.VirtualTime;
import io.darkroom.provider.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class UnclaimedResultsTest {
    private static final Duration WEEK = Duration.ofDays(7);

    private final KeyValueStore<String, byte[]> store =
            new SimulatedTask(new VirtualTime(), (sink, value) -> {}).getStateStore(UnclaimedResults.STORE);
    private final Tally tally = new Tally();

    private UnclaimedResults begin() {
        return new UnclaimedResults(store, WEEK, tally);
    }

    @Test
    void aTaskBeginsWithoutDecodingWhatIsThere() {
        store.put("call-1", new byte[] {1});
        store.put("a#1", new byte[] {1});

        begin();

        assertThat(tally.unclaimed()).isEqualTo(1);
    }

    @Test
    void whatIsOverIsDroppedSliceBySlice() {
        UnclaimedResults unclaimed = begin();
        int all = 2 * UnclaimedResults.SLICE + 10;
        for (int i = 0; i < all; i++) {
            unclaimed.keep(result("k" + i));
        }
        Instant later = T0.plus(WEEK).plusSeconds(1);

        int first = unclaimed.expire(later);
        int rest = unclaimed.expire(later) + unclaimed.expire(later);

        assertThat(first).isEqualTo(UnclaimedResults.SLICE);
        assertThat(rest).isEqualTo(all - first);
        assertThat(tally.unclaimed()).isZero();
    }

    @Test
    void afterTheLastSliceTheFirstOneIsLookedAtAgain() {
        UnclaimedResults unclaimed = begin();
        unclaimed.keep(result("k"));

        assertThat(unclaimed.expire(T0)).isZero();
        assertThat(unclaimed.expire(T0.plus(WEEK).plusSeconds(1))).isEqualTo(1);
    }

    private static ProviderReply result(String key) {
        Reply picture = new Reply.Finished(
                List.of(URI.create("https://cdn.example.com/" + key + ".png")), Optional.empty(), Optional.empty());
        return Replies.ofJob(Replies.about(new CallKey(key, 1), "x-1"), "job-" + key, picture, T0, T0);
    }
}
