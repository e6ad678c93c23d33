package io.darkroom.pipeline.generate.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.generate.Requests;
import io.darkroom.pipeline.generate.Unpaced;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.campaign.CampaignCounts;
import io.darkroom.provider.ImageCall;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final Clock CLOCK = Clock.fixed(Requests.T0, ZoneOffset.UTC);

    private final List<Call> started = new ArrayList<>();
    private boolean open = true;
    private final LiveQueue live = new LiveQueue(CLOCK);
    private final Lane lane = lane(2, false);

    @BeforeEach
    void attach() {
        lane.attach();
    }

    @Test
    void noMoreCallsThanPermitsRun() {
        Call first = handOver("a");
        handOver("b");
        Call third = handOver("c");

        assertThat(started).hasSize(2);
        lane.done(first);
        assertThat(started).hasSize(3).last().isEqualTo(third);
    }

    @Test
    void callStartsWhenTheThreadOfItsTaskHasCommitted() throws InterruptedException {
        lane.handOver(call("a"));
        Thread other = Thread.ofPlatform().start(lane::committed);
        other.join();
        assertThat(started).isEmpty();
        assertThat(lane.wantsCommit()).isTrue();

        lane.committed();
        assertThat(started).hasSize(1);
        assertThat(lane.wantsCommit()).isFalse();
    }

    @Test
    void aCallThatIsWithdrawnNeverStartsAndTheOthersDo() {
        open = false;
        Call unwanted = handOver("a");
        handOver("b");
        lane.handOver(call("c"));

        lane.withdraw(unwanted.key());
        open = true;
        lane.startReady();

        assertThat(started).extracting(Call::sku).containsExactly("b");
        assertThat(lane.ready()).isEqualTo(1);
        lane.committed();
        assertThat(started).extracting(Call::sku).containsExactly("b", "c");
    }

    @Test
    void laneOfManyPermitsStartsAtOnceUnlessItIsCareful() {
        Lane many = lane(10, false);
        many.attach();
        many.handOver(call("a"));
        assertThat(started).hasSize(1);

        Lane careful = lane(10, true);
        careful.attach();
        careful.handOver(call("b"));
        assertThat(started).hasSize(1);
        careful.committed();
        assertThat(started).hasSize(2);
    }

    @Test
    void commitIsNotHastenedForACallThatHasNoPermit() {
        Lane wide = lane(10, true);
        wide.attach();
        for (int i = 0; i < 10; i++) {
            wide.handOver(call("c" + i));
        }
        wide.committed();
        wide.handOver(call("ahead"));

        assertThat(wide.hasRoom()).isFalse();
        assertThat(wide.wantsCommit()).isFalse();
    }

    @Test
    void callsOfOtherOwnersUsePermits() {
        lane.foreign(2, 0, new CampaignCounts());

        handOver("a");
        assertThat(started).isEmpty();

        lane.foreign(1, 0, new CampaignCounts());
        lane.startReady();
        assertThat(started).hasSize(1);
    }

    @Test
    void shutGateKeepsCallsReadyAndDetachReturnsThem() {
        open = false;
        Call waiting = handOver("a");

        assertThat(started).isEmpty();
        assertThat(lane.detach()).containsExactly(waiting);
        assertThat(lane.ready()).isZero();
    }

    @Test
    void runningCallIsFoundAfterItsTaskIsGone() {
        Call running = handOver("a");

        lane.detach();
        lane.attach();

        assertThat(lane.find(running.key())).contains(running);
    }

    @Test
    void callThatOutlivesItsRequestKeepsItsPermitBesideTheNextOneOfItsKey() {
        Call old = handOver("a");
        Call next = new Call("again", old.key(), 0, "a", false, old.image());
        lane.handOver(next);
        lane.committed();

        assertThat(lane.running()).isEqualTo(2);
        assertThat(lane.find(old.key())).contains(next);

        lane.done(old);
        assertThat(lane.running()).isEqualTo(1);
        assertThat(lane.find(old.key())).contains(next);
    }

    @Test
    void threadThatLostItsTaskTakesNothingFromTheOneThatHasItNow() throws InterruptedException {
        Thread heir = Thread.ofPlatform().start(() -> {
            lane.attach();
            lane.handOver(call("a"));
        });
        heir.join();

        lane.handOver(call("b"));
        lane.queued(1, 0);
        lane.foreign(2, 0, new CampaignCounts());

        assertThat(lane.detach()).isEmpty();
        assertThat(lane.holdsLive()).isFalse();
        assertThat(lane.hasRoom()).isTrue();
        assertThat(lane.isAttached()).isTrue();
        assertThat(lane.ready()).isEqualTo(1);
    }

    @Test
    void workQueueRestsWhileRequestsWaitOrThereIsNoRoom() {
        assertThat(lane.holdsLive()).isFalse();

        lane.queued(1, 0);
        assertThat(lane.holdsLive()).isTrue();

        lane.queued(0, 0);
        handOver("a");
        handOver("b");
        handOver("c");
        assertThat(lane.holdsLive()).isTrue();
    }

    @Test
    void fewerPermitsCancelNothingAndMorePermitsStartWhatWaits() {
        Lane wide = lane(10, false);
        wide.attach();
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            calls.add(call("c" + i));
            wide.handOver(calls.getLast());
        }
        wide.permits(2);
        assertThat(wide.running()).isEqualTo(10);
        assertThat(wide.hasRoom()).isFalse();

        for (int i = 0; i < 9; i++) {
            wide.done(calls.get(i));
        }
        assertThat(started).hasSize(11);
        assertThat(wide.running()).isEqualTo(2);
        assertThat(wide.hasRoom()).isFalse();

        wide.permits(3);
        assertThat(wide.hasRoom()).isTrue();
    }

    @Test
    void callThatWaitsForItsCommitStartsWithItAlsoWhenThePermitsChangeMeanwhile() {
        lane.handOver(call("a"));
        lane.permits(20);
        lane.permits(1);
        assertThat(started).isEmpty();

        lane.committed();
        assertThat(started).hasSize(1);
    }

    @Test
    void sharesOfAllPartitionsAddUpToTheCap() {
        int sum = 0;
        for (int partition = 0; partition < 12; partition++) {
            sum += Calls.share(500, 12, partition);
        }

        assertThat(sum).isEqualTo(500);
        assertThat(Calls.share(3, 12, 11)).isEqualTo(1);
    }

    private Call handOver(String key) {
        Call call = call(key);
        lane.handOver(call);
        lane.committed();
        return call;
    }

    private Lane lane(int permits, boolean careful) {
        return new Lane(
                permits, new Precedence(0.25), live, careful, Unpaced.pace(CLOCK), CLOCK, call -> open, started::add);
    }

    private static Call call(String key) {
        return new Call(
                "id-" + key,
                new CallKey(key, 1),
                0,
                key,
                false,
                new ImageCall(
                        "t",
                        "m",
                        "p",
                        Optional.of(URI.create("https://example.com/a.jpg")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        Optional.empty()));
    }
}
