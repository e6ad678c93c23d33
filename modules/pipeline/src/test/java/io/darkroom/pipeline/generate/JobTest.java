package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.FailureClass;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.outbox.Replies;
import io.darkroom.pipeline.simulation.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A request whose provider draws in jobs, in every order of things. */
class JobTest extends JobOrdered {
    private JobApi.Order first() {
        return api.order(0);
    }

    private void accepted() {
        api.accept(first());
        world.settle();
    }

    private ImageCompleted picture() {
        assertThat(world.completed).hasSize(1);
        assertThat(world.failed).isEmpty();
        assertThat(world.unclaimed()).isEmpty();
        assertThat(world.owner().calls().inFlight()).isZero();
        return world.completed.getFirst();
    }

    @Test
    void aJobIsLookedAtUntilItsPictureIsThere() {
        accepted();
        look();
        assertThat(world.completed).isEmpty();

        first().state = JobApi.State.DONE;
        look();

        assertThat(picture().getProviderJobId()).contains("job-1");
        assertThat(picture().getAttempts()).isEqualTo(1);
        assertThat(picture().getPossibleDuplicateCharge()).isFalse();
        assertThat(api.orders).hasSize(1);
        assertThat(api.polled).hasSize(2);
        assertThat(world.count("darkroom.generate.images")).isEqualTo(1);
    }

    @Test
    void aJobKeepsItsPermitUntilItsOutcomeIsKnown() {
        accepted();
        world.request(Requests.of("b"));
        world.settle();
        assertThat(api.orders).hasSize(1);
        assertThat(world.owner().calls().state().inFlight()).isEqualTo(1);

        first().state = JobApi.State.DONE;
        look();
        assertThat(api.orders).hasSize(2);
    }

    @Test
    void aJobThatFailedIsOrderedAnewAsAttemptsAllow() {
        accepted();
        first().state = JobApi.State.FAILED;
        look();
        look();

        assertThat(api.orders).hasSize(2);
        assertThat(world.retries.getFirst().getRetry().orElseThrow().getAttempt())
                .isEqualTo(1);
    }

    @Test
    void aLostJobEndsItsRequestWithoutAnotherOne() {
        accepted();
        first().state = JobApi.State.FORGOTTEN;
        lookForMinutes(2);
        assertThat(world.failed).isEmpty();
        lookForMinutes(2);

        ImageFailed failed = world.failed.getFirst();
        assertThat(failed.getFailure().getWhy()).isEqualTo(FailureClass.RESULT_LOST);
        assertThat(failed.getProviderJobId()).contains("job-1");
        assertThat(api.orders).hasSize(1);
    }

    @Test
    void aJobThatIsDoneBeforeItsPictureIsThereIsNotPaidTwice() {
        accepted();
        first().state = JobApi.State.EMPTY;
        lookForMinutes(1);
        first().state = JobApi.State.DONE;
        lookForMinutes(1);

        assertThat(picture().getProviderJobId()).contains("job-1");
        assertThat(api.orders).hasSize(1);
    }

    @Test
    void aJobWithoutAPictureEndsItsRequestWithoutAnotherOne() {
        accepted();
        first().state = JobApi.State.EMPTY;
        lookForMinutes(4);
        lookForMinutes(4);

        assertThat(world.failed.getFirst().getFailure().getWhy()).isEqualTo(FailureClass.EMPTY_RESULT);
        assertThat(api.orders).hasSize(1);
    }

    private void lookForMinutes(int minutes) {
        world.pass(Duration.ofMinutes(minutes));
        world.settle();
    }

    @Test
    void aWebhookEndsTheLooking() {
        accepted();
        first().state = JobApi.State.DONE;
        world.webhook(first());
        world.settle();
        assertThat(picture().getSentAt()).isEqualTo(VirtualTime.BEGIN);

        world.pass(Duration.ofMinutes(10));
        assertThat(api.polled).isEmpty();
    }

    @Test
    void aWebhookMayComeBeforeTheAnswerThatNamesTheJob() {
        first().state = JobApi.State.DONE;
        world.webhook(first());
        world.settle();
        accepted();
        world.pass(Duration.ofMinutes(10));
        world.settle();

        assertThat(picture().getProviderJobId()).contains("job-1");
        assertThat(api.polled).isEmpty();
    }

    @Test
    void aWebhookOfAFailureBeforeTheAnswerLeavesNothingBehind() {
        first().state = JobApi.State.FAILED;
        world.webhook(first());
        world.settle();
        accepted();
        look();

        assertThat(api.orders).hasSize(2);
        api.accept(api.order(1));
        api.order(1).state = JobApi.State.DONE;
        world.settle();
        look();
        assertThat(picture().getProviderJobId()).contains("job-2");
    }

    @Test
    void aWebhookThatComesTwiceAndLateIsNoSecondPicture() {
        accepted();
        first().state = JobApi.State.DONE;
        look();
        world.webhook(first());
        world.settle();
        world.move();
        world.settle();
        world.webhook(first());
        world.settle();

        assertThat(picture().getProviderJobId()).contains("job-1");
        assertThat(world.count("darkroom.generate.images")).isEqualTo(1);
        assertThat(world.count("darkroom.generate.billed-in-vain")).isZero();
    }

    @Test
    void aWebhookOfASubmitWhoseAnswerWasLostSavesTheSecondOrder() {
        api.lose(first());
        world.settle();
        first().state = JobApi.State.DONE;
        world.webhook(first());
        look();

        assertThat(picture().getPossibleDuplicateCharge()).isFalse();
        assertThat(picture().getAttempts()).isEqualTo(1);
        assertThat(api.orders).hasSize(1);
    }

    @Test
    void theNextOwnerGoesOnLookingAndTheOldOneDoesNot() {
        accepted();
        JobProcess old = world.owner();
        world.move();
        assertThat(old.calls().inFlight()).isZero();
        assertThat(old.calls().jobs().open()).isZero();

        first().state = JobApi.State.DONE;
        world.settle();
        look();
        assertThat(picture().getAttempts()).isEqualTo(1);
        assertThat(api.polled).hasSize(1);
    }

    @Test
    void untilTheIdIsSafeTheOldOwnerGoesOn() {
        api.accept(first());
        JobProcess old = world.owner();
        world.move();
        assertThat(old.calls().inFlight()).isEqualTo(1);

        world.settle();
        assertThat(old.calls().inFlight()).isZero();
        first().state = JobApi.State.DONE;
        look();
        assertThat(picture().getAttempts()).isEqualTo(1);
        assertThat(api.orders).hasSize(1);
    }

    @Test
    void aKilledProcessLeavesItsJobsToItsNextLife() {
        accepted();
        world.kill();
        first().state = JobApi.State.DONE;
        world.settle();
        look();

        assertThat(picture().getPossibleDuplicateCharge()).isFalse();
        assertThat(api.orders).hasSize(1);
    }

    @Test
    void aJobWhoseRequestGotItsResultElsewhereBeforeTheMarkerGivesItsPermitBackWhenItEnds() {
        accepted();
        world.kill();
        Call elsewhere = new Call("elsewhere-1", CallKey.of(Requests.of("a")), 0, "a", false, Requests.call());
        first().state = JobApi.State.DONE;
        world.replies.add(Replies.of(elsewhere, first().outcome(), world.time.instant(), world.time.instant()));
        world.settle();
        assertThat(world.completed).hasSize(1);
        look();

        assertThat(world.owner().calls().inFlight()).isZero();
    }

    @Test
    void aJobUsesItsPermitFromTheRestoreOn() {
        accepted();
        world.request(Requests.of("b"));
        world.kill();
        world.settle();

        assertThat(api.orders).hasSize(1);
        assertThat(world.owner().calls().state().inFlight()).isEqualTo(1);
    }

    @Test
    void aJobThatIsKnownLateIsTakenWhenTheSendInItsPlaceFails() {
        secondSendIsUnderWay();
        accepted();
        api.refuse(api.order(1), io.darkroom.provider.FailureClass.PROVIDER_ERROR);
        world.settle();
        first().state = JobApi.State.DONE;
        look();
        look();
        look();

        assertThat(picture().getProviderJobId()).contains("job-1");
        assertThat(api.orders).hasSize(2);
    }

    @Test
    void aJobThatIsKnownLateIsDroppedWhenTheSendInItsPlaceIsQuicker() {
        secondSendIsUnderWay();
        accepted();
        api.accept(api.order(1));
        world.settle();
        api.order(1).state = JobApi.State.DONE;
        look();

        assertThat(picture().getProviderJobId()).contains("job-2");
        assertThat(picture().getPossibleDuplicateCharge()).isTrue();
        assertThat(world.count("darkroom.generate.billed-in-vain")).isEqualTo(1);
    }

    /** The first owner is slow: the second one has given its call up. */
    private void secondSendIsUnderWay() {
        world.move();
        world.settle();
        world.pass(Duration.ofSeconds(320));
        world.settle();
        look();
        assertThat(api.orders).hasSize(2);
    }

    @Test
    void nobodyNeedWaitForAJobWhoseIdIsSafe() throws InterruptedException {
        api.accept(first());
        assertThat(world.owner().calls().awaitQuiet(Duration.ZERO)).isFalse();

        world.deliver();
        assertThat(world.owner().calls().awaitQuiet(Duration.ZERO)).isTrue();
        assertThat(world.owner().calls().inFlight()).isEqualTo(1);
    }

    @Test
    void afterALongStopAJobIsLookedAtBeforeItIsGivenUp() {
        accepted();
        world.kill();
        world.pass(Duration.ofHours(5));
        first().state = JobApi.State.DONE;
        world.settle();
        look();

        assertThat(picture().getProviderJobId()).contains("job-1");
    }

    @Test
    void aJobThatIsDrawnForTooLongEndsItsRequest() {
        accepted();
        world.pass(Duration.ofMinutes(31));
        world.settle();

        ImageFailed failed = world.failed.getFirst();
        assertThat(failed.getFailure().getWhy()).isEqualTo(FailureClass.DEADLINE);
        assertThat(failed.getFailure().getError()).contains("job-1", "providers.sandbox.job-deadline");
        assertThat(api.orders).hasSize(1);
    }

    @Test
    void theDeadlineOfTheEventDoesNotEndAJobThatIsPaid() {
        world.request(Requests.builder("b")
                .setDeadline(world.time.instant().plusSeconds(60))
                .build());
        accepted();
        first().state = JobApi.State.DONE;
        look();
        api.accept(api.order(1));
        world.settle();
        world.pass(Duration.ofMinutes(10));
        world.settle();
        api.order(1).state = JobApi.State.DONE;
        world.pass(LOOK.multipliedBy(2));
        world.settle();

        assertThat(world.completed).hasSize(2);
    }

    @Test
    void looksSpeakToNoBreaker() {
        accepted();
        api.looksFail = true;
        world.pass(Duration.ofMinutes(20));

        assertThat(world.owner().calls().state().outage()).isEmpty();
        assertThat(world.meters
                        .get("darkroom.generate.polls")
                        .tag("result", "unknown")
                        .counter()
                        .count())
                .isGreaterThan(10);
    }
}
