package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With many permits calls leave before their dispatch is committed: then it is undone while the provider draws. */
class JobRollbackTest {
    private final JobWorld world = new JobWorld(10);
    private final JobApi api = world.api;

    @BeforeEach
    void sendWithoutCommit() {
        world.settle();
        world.request(Requests.of("a"));
        world.read(0);
        assertThat(api.orders).hasSize(1);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void draw() {
        world.settle();
        api.order(0).state = JobApi.State.DONE;
        world.pass(Duration.ofSeconds(3));
        world.settle();
    }

    private void hasOnePictureOfOneOrder() {
        assertThat(world.completed).hasSize(1);
        assertThat(world.completed.getFirst().getAttempts()).isEqualTo(1);
        assertThat(world.unclaimed()).isEmpty();
        assertThat(api.orders).hasSize(1);
        assertThat(world.owner().calls().inFlight()).isZero();
    }

    @Test
    void theJobIsKeptUntilItsRequestIsReadAgain() {
        api.accept(api.order(0));
        world.deliver();
        world.abort();
        draw();

        hasOnePictureOfOneOrder();
    }

    @Test
    void theJobIsTakenByItsRequestThatStandsInLine() {
        api.accept(api.order(0));
        world.deliver();
        world.abort();
        world.read(0);
        draw();

        hasOnePictureOfOneOrder();
    }

    @Test
    void theRunningCallIsTakenWhenItsIdIsNotSafe() {
        world.abort();
        world.settle();
        api.accept(api.order(0));
        draw();

        hasOnePictureOfOneOrder();
    }

    @Test
    void theNextProcessTakesTheJobToo() {
        api.accept(api.order(0));
        world.deliver();
        world.kill();
        draw();

        hasOnePictureOfOneOrder();
    }

    @Test
    void theSecondPictureIsNotOrderedAgainWhenTheFirstOneIsReadAgain() {
        world.request(Requests.builder("b").setCount(2).build());
        world.read(0);
        JobApi.Order first = api.order(1);
        first.state = JobApi.State.DONE;
        world.webhook(first);
        world.deliver();
        while (world.read(1)) {
            // the first picture, and the second is ordered
        }
        assertThat(api.orders).hasSize(3);
        api.accept(first);
        world.abort();
        world.settle();

        assertThat(api.orders).hasSize(3);
    }
}
