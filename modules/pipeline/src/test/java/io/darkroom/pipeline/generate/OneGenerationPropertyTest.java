package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.campaign.Window;
import io.darkroom.pipeline.simulation.VirtualTime;
import io.darkroom.provider.FailureClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Keys are ordered again and again while their campaign opens and closes, and processes die and take over: no call is sent
 * for a generation while a newer one of the campaign waits or is drawn, and each generation has one outcome, or a picture after its failure.
 */
class OneGenerationPropertyTest {
    private static final Duration SLOT = Duration.ofMinutes(10);
    private static final int MOST = 12;

    /** What happens next. */
    enum Step {
        ORDER_A,
        ORDER_B,
        ORDER_A_FOR_TWO,
        ORDER_FREE,
        ORDER_FOR_A_MINUTE,
        READ_REQUEST,
        READ_REPLY,
        READ_RETRY,
        COMMIT,
        ABORT,
        MOVE,
        KILL,
        MAIL,
        ACCEPT,
        LOSE,
        REFUSE,
        DONE,
        SECONDS,
        MINUTES
    }

    private static final class World implements AutoCloseable {
        private final JobWorld world;
        private final JobApi api;
        private int published;

        World(int cap) {
            world = new JobWorld(cap, new Campaigns(Map.of("autumn", everyOtherSlot())));
            api = world.api;
            api.onSubmit = order -> assertThat(newer(order.draws()))
                    .as("newer than %s", order.draws())
                    .isEmpty();
            world.settle();
        }

        private static Campaign everyOtherSlot() {
            List<Window> windows = IntStream.range(0, 200)
                    .mapToObj(number -> VirtualTime.BEGIN.plus(SLOT.multipliedBy(2L * number + 1)))
                    .map(from -> new Window(from, from.plus(SLOT)))
                    .toList();
            return new Campaign("autumn", windows, List.of(), OptionalInt.of(2), Optional.empty());
        }

        private List<Long> newer(String draws) {
            String key = draws.substring(0, draws.indexOf(":g"));
            long generation = Long.parseLong(draws.substring(key.length() + 2).replaceFirst(":.*", ""));
            return world.pending().stream()
                    .filter(request -> request.getIdempotencyKey().equals(key)
                            && request.getCampaign().isPresent())
                    .map(request -> request.getGeneration())
                    .filter(other -> other > generation)
                    .toList();
        }

        void take(Step step) {
            switch (step) {
                case ORDER_A -> order("a", 1, true);
                case ORDER_B -> order("b", 1, true);
                case ORDER_A_FOR_TWO -> order("a", 2, true);
                case ORDER_FREE -> order("a", 1, false);
                case ORDER_FOR_A_MINUTE -> orderForAMinute();
                case READ_REQUEST -> world.read(0);
                case READ_REPLY -> world.read(1);
                case READ_RETRY -> world.read(2);
                case COMMIT -> world.commit();
                case ABORT -> world.abort();
                case MOVE -> world.move();
                case KILL -> world.kill();
                case MAIL -> world.owner().deliverOne();
                case ACCEPT -> first(order -> !order.answer.isDone(), api::accept);
                case LOSE -> first(order -> !order.answer.isDone(), api::lose);
                case REFUSE ->
                    first(
                            order -> !order.answer.isDone() && !order.isOver(),
                            order -> api.refuse(order, FailureClass.PROVIDER_UNAVAILABLE));
                case DONE -> first(order -> !order.isOver(), order -> order.state = JobApi.State.DONE);
                case SECONDS -> world.pass(Duration.ofSeconds(20));
                case MINUTES -> world.pass(Duration.ofMinutes(7));
            }
        }

        private void order(String sku, int count, boolean ofCampaign) {
            if (published < MOST) {
                world.request(Requests.builder(sku)
                        .setGeneration(++published)
                        .setCampaign(ofCampaign ? "autumn" : null)
                        .setCount(count)
                        .build());
            }
        }

        private void orderForAMinute() {
            if (published < MOST) {
                world.request(Requests.builder("b")
                        .setGeneration(++published)
                        .setDeadline(world.time.instant().plusSeconds(60))
                        .build());
            }
        }

        private void first(Predicate<JobApi.Order> which, java.util.function.Consumer<JobApi.Order> what) {
            api.all().stream().filter(which).findFirst().ifPresent(what);
        }

        void drain() {
            world.drain(80);
        }

        /** A picture may come after its order failed. */
        void check() {
            List<Long> completed =
                    world.completed.stream().map(ImageCompleted::getGeneration).toList();
            List<Long> failed =
                    world.failed.stream().map(ImageFailed::getGeneration).toList();
            assertThat(completed).doesNotHaveDuplicates();
            assertThat(failed).doesNotHaveDuplicates();
            assertThat(Stream.concat(completed.stream(), failed.stream()).distinct())
                    .hasSize(published);
            assertThat(world.pending()).isEmpty();
            for (JobProcess process : world.processes) {
                if (process.isAlive()) {
                    assertThat(process.calls().inFlight()).isZero();
                }
            }
        }

        @Override
        public void close() {
            world.close();
        }
    }

    @Property(tries = 150)
    void whateverHappens(@ForAll("caps") int cap, @ForAll("steps") List<Step> steps) {
        try (World world = new World(cap)) {
            steps.forEach(world::take);
            world.drain();
            world.check();
        }
    }

    @Provide
    Arbitrary<Integer> caps() {
        return Arbitraries.of(1, 3, 10);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> any = Arbitraries.of(Step.class);
        Arbitrary<Step> work = Arbitraries.of(
                Step.ORDER_A,
                Step.ORDER_B,
                Step.READ_REQUEST,
                Step.READ_REQUEST,
                Step.READ_REPLY,
                Step.READ_REPLY,
                Step.READ_RETRY,
                Step.MAIL,
                Step.ACCEPT,
                Step.DONE,
                Step.COMMIT);
        return Arbitraries.oneOf(any, work).list().ofMinSize(20).ofMaxSize(160);
    }
}
