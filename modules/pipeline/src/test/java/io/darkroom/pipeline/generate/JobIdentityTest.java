package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.outbox.Replies;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** One job under two calls, and two jobs under one. */
class JobIdentityTest extends JobOrdered {
    /** The first owner is slow, the second one asks again and hears of the same job. */
    private void oneJobOfTwoCalls() {
        api.knowsTokens = true;
        world.move();
        world.settle();
        world.pass(Duration.ofSeconds(320));
        world.settle();
        look();
        api.accept(api.order(0));
        world.settle();
        assertThat(api.orders).hasSize(1);
    }

    private void hasOnePicture() {
        assertThat(world.completed).hasSize(1);
        assertThat(world.completed.getFirst().getProviderJobId()).contains("job-1");
        assertThat(world.failed).isEmpty();
        assertThat(world.unclaimed()).isEmpty();
        assertThat(world.owner().calls().inFlight()).isZero();
        assertThat(world.count("darkroom.generate.images")).isEqualTo(1);
    }

    @Test
    void aJobThatIsToldOfUnderTwoCallsIsOnePicture() {
        oneJobOfTwoCalls();
        api.order(0).state = JobApi.State.DONE;
        look();
        world.webhook(api.order(0));
        world.settle();

        hasOnePicture();
        assertThat(world.count("darkroom.generate.billed-in-vain")).isZero();
    }

    @Test
    void aJobThatFailedUnderOneCallIsNotTakenForTheOther() {
        oneJobOfTwoCalls();
        api.order(0).state = JobApi.State.FAILED;
        look();
        look();
        look();

        assertThat(api.orders).hasSize(2);
        assertThat(api.polled).containsExactly("job-1");
    }

    @Test
    void aResultWithoutARequestThatIsToldOfUnderTwoCallsIsOnePicture() {
        Reply picture = picture("job-7");
        CallKey nobody = new CallKey("nobody:product:main:v1", 1);
        for (String call : List.of("x-1", "x-2")) {
            world.replies.add(Replies.ofJob(
                    Replies.about(nobody, call), "job-7", picture, world.time.instant(), world.time.instant()));
        }
        world.settle();

        assertThat(world.unclaimed()).hasSize(1);
        assertThat(world.count("darkroom.generate.images")).isEqualTo(1);
    }

    @Test
    void theFailureOfAnotherJobEndsNoCall() {
        api.accept(api.order(0));
        world.settle();
        world.webhook(api.order(0), "job-9", failed());
        world.settle();
        assertThat(world.owner().calls().inFlight()).isEqualTo(1);
        assertThat(world.count("darkroom.generate.late")).isEqualTo(1);

        api.order(0).state = JobApi.State.DONE;
        look();
        hasOnePicture();
        assertThat(api.orders).hasSize(1);
    }

    @Test
    void thePictureOfAnotherJobIsKeptAndCountedAndTheCallGoesOn() {
        api.accept(api.order(0));
        world.settle();
        world.webhook(api.order(0), "job-9", picture("job-9"));
        world.settle();
        assertThat(world.completed).isEmpty();
        assertThat(world.unclaimed()).hasSize(1);
        assertThat(world.count("darkroom.generate.images")).isEqualTo(1);

        api.order(0).state = JobApi.State.DONE;
        look();
        assertThat(world.completed.getFirst().getProviderJobId()).contains("job-1");
        assertThat(world.unclaimed()).isEmpty();
        assertThat(world.count("darkroom.generate.billed-in-vain")).isEqualTo(1);
    }

    private static Reply picture(String jobId) {
        return new Reply.Finished(
                List.of(URI.create("https://cdn.example.com/" + jobId + ".png")), Optional.empty(), Optional.empty());
    }

    private static Reply failed() {
        return new Reply.Failed(
                FailureClass.PROVIDER_ERROR, "no", OptionalInt.empty(), Optional.empty(), Optional.empty());
    }
}
