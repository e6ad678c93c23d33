package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.provider.FailureClass;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Submits, looks, webhooks, lost and doubled answers, rollbacks, rebalances and restarts in any order: no job is ordered twice
 * once its id is known, no request fails while a job is known to draw for it, each request has one outcome without a picture that is missing or there twice, and every permit is
 * free in the end.
 */
class NoJobTwicePropertyTest {

    /** What happens next. */
    enum Step {
        REQUEST,
        REQUEST_FOR_TWO,
        READ_REQUEST,
        READ_REPLY,
        READ_RETRY,
        COMMIT,
        ABORT,
        ROLLED_BACK,
        MOVE,
        KILL,
        MAIL,
        MAIL_OF_OTHERS,
        MAIL_TWICE,
        MAIL_SHUFFLED,
        ACCEPT,
        ACCEPT_LAST,
        LOSE,
        REFUSE,
        REFUSE_FOR_GOOD,
        REFUSE_LAST_FOR_GOOD,
        DONE,
        DONE_LAST,
        JOB_FAILS,
        WEBHOOK,
        WEBHOOK_OF_LAST,
        LOOK,
        LONG_AFTER,
        LOOKS_FAIL,
        LOOKS_WORK
    }

    private static final class World implements AutoCloseable {
        private final JobWorld world;
        private final JobApi api;
        private int published;

        World(int cap) {
            world = new JobWorld(cap);
            api = world.api;
            api.onSubmit = order -> assertThat(world.isKnownToDraw(order.draws()))
                    .as("a job that draws %s is known", order.draws())
                    .isFalse();
            world.onFailed = failed -> assertThat(world.isKnownToDrawFor(failed))
                    .as("a job that draws for %s, which failed, is known", failed.getSku())
                    .isFalse();
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
                case ROLLED_BACK -> rolledBack();
                case MOVE -> world.move();
                case KILL -> world.kill();
                case MAIL -> world.owner().deliverOne();
                case MAIL_OF_OTHERS -> world.deliver();
                case MAIL_TWICE -> world.owner().deliverUnheard();
                case MAIL_SHUFFLED -> world.owner().shuffle();
                case ACCEPT -> first(order -> !order.answer.isDone(), api::accept);
                case ACCEPT_LAST -> last(order -> !order.answer.isDone(), api::accept);
                case LOSE -> first(order -> !order.answer.isDone(), api::lose);
                case REFUSE -> first(World::isUnanswered, order -> api.refuse(order, FailureClass.PROVIDER_ERROR));
                case REFUSE_FOR_GOOD ->
                    first(World::isUnanswered, order -> api.refuse(order, FailureClass.CONTENT_REJECTED));
                case REFUSE_LAST_FOR_GOOD ->
                    last(World::isUnanswered, order -> api.refuse(order, FailureClass.CONTENT_REJECTED));
                case DONE -> first(order -> !order.isOver(), order -> order.state = JobApi.State.DONE);
                case DONE_LAST -> last(order -> !order.isOver(), order -> order.state = JobApi.State.DONE);
                case JOB_FAILS -> first(order -> !order.isOver(), order -> order.state = JobApi.State.FAILED);
                case WEBHOOK -> first(JobApi.Order::isOver, world::webhook);
                case WEBHOOK_OF_LAST -> last(JobApi.Order::isOver, world::webhook);
                case LOOK -> world.pass(Duration.ofSeconds(2));
                case LONG_AFTER -> world.pass(Duration.ofSeconds(320));
                case LOOKS_FAIL -> api.looksFail = true;
                case LOOKS_WORK -> api.looksFail = false;
            }
        }

        /** A call is sent and accepted, and nothing of it is committed but its reply. */
        private void rolledBack() {
            world.settle();
            request(1);
            world.read(0);
            last(order -> !order.answer.isDone(), api::accept);
            world.deliver();
            world.abort();
        }

        private static boolean isUnanswered(JobApi.Order order) {
            return !order.answer.isDone() && !order.isOver();
        }

        private void request(int count) {
            if (published < 6) {
                world.request(
                        Requests.builder("r" + published++).setCount(count).build());
            }
        }

        private void first(Predicate<JobApi.Order> which, java.util.function.Consumer<JobApi.Order> what) {
            api.all().stream().filter(which).findFirst().ifPresent(what);
        }

        private void last(Predicate<JobApi.Order> which, java.util.function.Consumer<JobApi.Order> what) {
            api.all().reversed().stream().filter(which).findFirst().ifPresent(what);
        }

        void drain() {
            api.looksFail = false;
            world.drain(60);
        }

        private List<String> results() {
            return world.completed.stream().map(ImageCompleted::getSku).toList();
        }

        private List<String> failures() {
            return world.failed.stream().map(failed -> failed.getSku()).toList();
        }

        /** A picture may come after its order failed. */
        void check() {
            assertThat(results()).doesNotHaveDuplicates();
            assertThat(failures()).doesNotHaveDuplicates();
            assertThat(Stream.concat(results().stream(), failures().stream()).distinct())
                    .hasSize(published);
            for (ImageCompleted picture : world.completed) {
                assertThat(picture.getImages().stream().map(Image::getUrl).toList())
                        .doesNotHaveDuplicates()
                        .hasSizeLessThanOrEqualTo(picture.getRequestedCount());
            }
            nothingIsKeptThatWasUsed();
            for (JobProcess process : world.processes) {
                if (process.isAlive()) {
                    assertThat(process.calls().inFlight()).isZero();
                    assertThat(process.calls().jobs().open()).isZero();
                }
            }
        }

        private void nothingIsKeptThatWasUsed() {
            Set<String> used = new HashSet<>();
            world.completed.forEach(picture -> picture.getImages().forEach(image -> used.add(image.getUrl())));
            assertThat(world.unclaimed())
                    .noneMatch(kept -> used.contains(
                            "https://cdn.example.com/" + kept.getProviderJobId().orElseThrow() + ".png"));
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
                Step.READ_REQUEST,
                Step.READ_REPLY,
                Step.READ_REPLY,
                Step.READ_RETRY,
                Step.MAIL,
                Step.MAIL,
                Step.ACCEPT,
                Step.DONE,
                Step.LOOK,
                Step.COMMIT);
        return Arbitraries.oneOf(any, work).list().ofMinSize(20).ofMaxSize(200);
    }
}
