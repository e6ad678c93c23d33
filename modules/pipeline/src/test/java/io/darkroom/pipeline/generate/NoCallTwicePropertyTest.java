package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Calls that bring their picture themselves, answers and requests read in any order, rollbacks and rebalances at any moment: no
 * picture is asked for while another call for it is under way or has brought it, each request has one result, and nothing
 * paid is left lying.
 */
class NoCallTwicePropertyTest {
    private static final int MOST = 12;

    /** What happens next. */
    enum Step {
        REQUEST,
        REQUEST_FOR_TWO,
        READ_REQUEST,
        READ_REPLY,
        READ_RETRY,
        COMMIT,
        ABORT,
        MOVE,
        MAIL,
        MAIL_SHUFFLED,
        FINISH,
        FINISH_LAST,
        FAIL
    }

    private static final class World implements AutoCloseable {
        private final JobWorld world;
        private final JobApi api;
        private int published;

        World(int cap) {
            world = new JobWorld(cap);
            api = world.api;
            api.onSubmit = order -> assertThat(api.all())
                    .filteredOn(before -> before.draws().equals(order.draws()))
                    .as("calls for %s before", order.draws())
                    .allMatch(before -> before.state == JobApi.State.FAILED);
            world.settle();
        }

        void take(Step step) {
            switch (step) {
                case REQUEST -> request(1);
                case REQUEST_FOR_TWO -> request(2);
                case READ_REQUEST -> world.read(0);
                case READ_REPLY -> world.read(1);
                case READ_RETRY -> world.read(2);
                case COMMIT -> world.commit();
                case ABORT -> world.abort();
                case MOVE -> move();
                case MAIL -> world.owner().deliverOne();
                case MAIL_SHUFFLED -> world.owner().shuffle();
                case FINISH -> unanswered(api.all(), World::finish);
                case FINISH_LAST -> unanswered(api.all().reversed(), World::finish);
                case FAIL -> unanswered(api.all(), order -> api.refuse(order, FailureClass.PROVIDER_ERROR));
            }
        }

        /**
         * Not between a rollback and the moment when its requests are read again: the next owner could not know of calls
         * that left before their dispatch was committed.
         */
        private void move() {
            world.deliver();
            List<String> known = world.pending().stream()
                    .map(request -> request.getIdempotencyKey() + ":g" + request.getGeneration())
                    .toList();
            if (api.all().stream()
                    .filter(order -> !order.answer.isDone())
                    .allMatch(order -> known.stream().anyMatch(order.draws()::startsWith))) {
                world.move();
            }
        }

        private void request(int count) {
            if (published < MOST) {
                world.request(
                        Requests.builder("r" + published++).setCount(count).build());
            }
        }

        private static void unanswered(List<JobApi.Order> orders, Consumer<JobApi.Order> what) {
            orders.stream().filter(order -> !order.answer.isDone()).findFirst().ifPresent(what);
        }

        private static void finish(JobApi.Order order) {
            order.state = JobApi.State.DONE;
            Reply reply = order.outcome();
            order.answer.complete(reply);
        }

        void drain() {
            for (int round = 0; round < 60; round++) {
                world.settle();
                api.all().stream().filter(order -> !order.answer.isDone()).forEach(World::finish);
                world.settle();
                world.pass(Duration.ofSeconds(30));
            }
            world.settle();
        }

        void check() {
            assertThat(world.failed).isEmpty();
            assertThat(world.completed)
                    .hasSize(published)
                    .extracting(picture -> picture.getSku())
                    .doesNotHaveDuplicates();
            assertThat(world.completed).allMatch(picture -> picture.getImages().size() == picture.getRequestedCount());
            assertThat(world.unclaimed()).isEmpty();
            assertThat(world.processes).allMatch(process -> process.calls().inFlight() == 0);
        }

        @Override
        public void close() {
            world.close();
        }
    }

    @Property(tries = 250)
    void whateverHappens(@ForAll("caps") int cap, @ForAll("steps") List<Step> steps) {
        try (World world = new World(cap)) {
            steps.forEach(world::take);
            world.drain();
            world.check();
        }
    }

    /** With few permits a call leaves when its dispatch is committed, with many at once. */
    @Provide
    Arbitrary<Integer> caps() {
        return Arbitraries.of(1, 3, 10);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> any = Arbitraries.of(Step.class);
        Arbitrary<Step> work = Arbitraries.of(
                Step.READ_REQUEST, Step.READ_REPLY, Step.READ_RETRY, Step.MAIL, Step.FINISH, Step.COMMIT, Step.ABORT);
        return Arbitraries.oneOf(any, work).list().ofMinSize(20).ofMaxSize(200);
    }
}
