package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.generate.flight.Lane;
import io.darkroom.provider.FailureClass;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Live work and backfill behind a consumer that reads what the lanes let it read: whatever happens in whatever order, every
 * request is answered, and no more calls run than the cap.
 */
class NothingIsStuckPropertyTest {
    private static final int CAP = 4;

    /** What happens next. */
    enum Step {
        LIVE,
        BACKFILL,
        POLL,
        TICK,
        FINISH_FIRST,
        FINISH_LAST,
        FAIL_FIRST,
        LIMIT,
        NO_LIMIT
    }

    private static final class World implements AutoCloseable {
        private final StageBench bench = new StageBench(CAP);
        private final Deque<String> live = new ArrayDeque<>();
        private final Deque<String> backfill = new ArrayDeque<>();
        private final List<Integer> running = new ArrayList<>();
        private final Set<String> answered = new HashSet<>();
        private int published;
        private int seen;

        World() {
            bench.deliver();
        }

        void take(Step step) {
            switch (step) {
                case LIVE -> live.addLast("l" + published++);
                case BACKFILL -> backfill.addLast("b" + published++);
                case POLL -> poll();
                case TICK -> bench.forward(Duration.ofMillis(100));
                case FINISH_FIRST -> end(true, true);
                case FINISH_LAST -> end(false, true);
                case FAIL_FIRST -> end(true, false);
                case LIMIT -> bench.calls.limit(OptionalInt.of(1));
                case NO_LIMIT -> bench.calls.limit(OptionalInt.empty());
            }
            bench.deliver();
            look();
        }

        /** As the stream thread does it: the hold is asked first, then up to three records of each partition are read. */
        private void poll() {
            Lane lane = bench.calls.lane(0);
            boolean paused = lane.holdsLive();
            boolean pausedBackfill = lane.holdsBackfill();
            OptionalLong lag = OptionalLong.of(paused ? 0 : Math.max(0, live.size() - 3));
            bench.calls.live(0).polled(paused, lag, OptionalLong.empty());
            for (int i = 0; i < 3 && !paused && !live.isEmpty(); i++) {
                bench.request(Requests.of(live.removeFirst()));
            }
            for (int i = 0; i < 3 && !pausedBackfill && !backfill.isEmpty(); i++) {
                bench.backfill(backfill.removeFirst());
            }
        }

        private void end(boolean first, boolean good) {
            if (running.isEmpty()) {
                return;
            }
            int call = first ? running.removeFirst() : running.removeLast();
            if (good) {
                bench.provider.finish(call);
            } else {
                bench.provider.fail(call, FailureClass.RATE_LIMITED);
            }
        }

        private void look() {
            for (; seen < bench.provider.calls().size(); seen++) {
                running.add(seen);
            }
            assertThat(running).hasSizeLessThanOrEqualTo(CAP);
            bench.completed()
                    .forEach(picture ->
                            assertThat(answered.add(picture.getSku())).isTrue());
        }

        void drain() {
            take(Step.NO_LIMIT);
            for (int round = 0; round < 2_000 && answered.size() < published; round++) {
                take(Step.POLL);
                take(Step.TICK);
                take(Step.FINISH_FIRST);
            }
        }

        @Override
        public void close() {
            bench.close();
        }
    }

    @Property(tries = 25)
    void everyRequestIsAnswered(@ForAll("steps") List<Step> steps) {
        try (World world = new World()) {
            steps.forEach(world::take);
            world.drain();

            assertThat(world.answered).hasSize(world.published);
            assertThat(world.bench.calls.state().backfill()).isZero();
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.of(Step.class).list().ofMinSize(20).ofMaxSize(120);
    }
}
