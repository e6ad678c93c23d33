package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.ImageCompleted;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.outbox.Replies;
import io.darkroom.provider.FailureClass;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job that became known when a second send of its request was under way: it is paid, so it is taken when that one ends. */
class KeptJobTest extends JobOrdered {
    /** The first owner is slow: the second one has given its call up. */
    @BeforeEach
    void secondSendIsUnderWay() {
        world.move();
        world.settle();
        world.pass(Duration.ofSeconds(320));
        world.settle();
        look();
        assertThat(api.orders).hasSize(2);
        api.accept(api.order(0));
        world.settle();
        assertThat(world.unclaimed()).hasSize(1);
    }

    private ImageCompleted pictureOfTheFirstJob() {
        api.order(0).state = JobApi.State.DONE;
        look();
        assertThat(world.failed).isEmpty();
        assertThat(world.completed).hasSize(1);
        assertThat(world.completed.getFirst().getProviderJobId()).contains("job-1");
        assertThat(world.unclaimed()).isEmpty();
        assertThat(world.owner().calls().inFlight()).isZero();
        assertThat(api.orders).hasSize(2);
        return world.completed.getFirst();
    }

    /** Final, held, tried again, free of charge: whatever it would mean without the job. */
    @ParameterizedTest
    @EnumSource(
            value = FailureClass.class,
            names = {"CONTENT_REJECTED", "QUOTA_EXHAUSTED", "AUTH_CONFIG", "PROVIDER_ERROR", "PROVIDER_UNAVAILABLE"})
    void itIsTakenWhenTheOtherSendFails(FailureClass why) {
        api.refuse(api.order(1), why);
        world.settle();

        ImageCompleted picture = pictureOfTheFirstJob();
        assertThat(picture.getAttempts()).isEqualTo(2);
        assertThat(picture.getPossibleDuplicateCharge()).isFalse();
    }

    @Test
    void itIsTakenWhenTheOutcomeOfTheOtherSendIsUnknownTooAndThatMayBeChargedTwice() {
        api.lose(api.order(1));
        world.settle();

        assertThat(pictureOfTheFirstJob().getPossibleDuplicateCharge()).isTrue();
    }

    @Test
    void itIsTakenWhenTheOtherSendNeverLeft() {
        CallKey key = CallKey.of(Requests.of("a"));
        Call other = world.owner().calls().lane(0).find(key).orElseThrow();
        world.replies.add(Replies.notSent(other, world.time.instant()));
        world.settle();

        assertThat(pictureOfTheFirstJob().getPossibleDuplicateCharge()).isFalse();
    }

    @Test
    void whenItFailsTooTheRequestEndsAsAttemptsSay() {
        api.refuse(api.order(1), FailureClass.PROVIDER_ERROR);
        world.settle();
        api.order(0).state = JobApi.State.FAILED;
        look();
        look();
        look();

        assertThat(api.orders).hasSize(3);
        assertThat(world.unclaimed()).isEmpty();
    }
}
