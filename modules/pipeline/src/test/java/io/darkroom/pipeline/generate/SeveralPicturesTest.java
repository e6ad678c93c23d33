package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Drawn;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.RetryState;
import io.darkroom.provider.FailureClass;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request for more pictures than a call may ask for. */
class SeveralPicturesTest {
    private final JobWorld world = new JobWorld(2);
    private final JobApi api = world.api;

    @BeforeEach
    void order() {
        world.settle();
        world.request(Requests.builder("a").setCount(3).build());
        world.settle();
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** The last order is drawn and looked at. */
    private void draw() {
        JobApi.Order last = api.all().getLast();
        last.state = JobApi.State.DONE;
        api.accept(last);
        world.settle();
        world.pass(Duration.ofSeconds(3));
        world.settle();
    }

    private void refuse(FailureClass why) {
        api.refuse(api.all().getLast(), why);
        world.settle();
    }

    private List<String> tokens() {
        return api.all().stream().map(order -> order.call.token()).toList();
    }

    private ImageCompleted result() {
        assertThat(world.completed).hasSize(1);
        assertThat(world.failed).isEmpty();
        assertThat(world.owner().calls().inFlight()).isZero();
        return world.completed.getFirst();
    }

    private static List<String> urls(ImageCompleted result) {
        return result.getImages().stream().map(Image::getUrl).toList();
    }

    @Test
    void becomesSoManyCallsWithTokensOfTheirOwnAndOneResultInOrder() {
        draw();
        draw();
        draw();

        assertThat(tokens())
                .containsExactly(
                        "a:product:main:v1:g1:c1:v1", "a:product:main:v1:g1:c1:v2", "a:product:main:v1:g1:c1:v3");
        assertThat(api.all()).allMatch(order -> order.call.count() == 1);
        assertThat(urls(result()))
                .containsExactly(
                        "https://cdn.example.com/job-1.png",
                        "https://cdn.example.com/job-2.png",
                        "https://cdn.example.com/job-3.png");
        assertThat(result().getPartial()).isFalse();
        assertThat(result().getAttempts()).isEqualTo(3);
    }

    @Test
    void aFailureForTheTimeBeingAsksAgainForWhatIsMissingOnly() {
        draw();
        refuse(FailureClass.PROVIDER_ERROR);
        RetryState retry = world.retries.getFirst().getRetry().orElseThrow();
        assertThat(retry.getDrawn().orElseThrow().getImages()).hasSize(1);
        world.pass(Duration.ofSeconds(3));
        world.settle();
        draw();
        draw();

        assertThat(tokens()).hasSize(4).contains("a:product:main:v1:g1:c3:v2", "a:product:main:v1:g1:c3:v3");
        assertThat(urls(result())).hasSize(3);
        assertThat(result().getAttempts()).isEqualTo(4);
    }

    @Test
    void eachPictureHasItsOwnAttempts() {
        for (int picture = 0; picture < 3; picture++) {
            for (int attempt = 0; attempt < 2; attempt++) {
                refuse(FailureClass.PROVIDER_ERROR);
                world.pass(Duration.ofSeconds(10));
                world.settle();
            }
            draw();
        }

        assertThat(urls(result())).hasSize(3);
        assertThat(result().getAttempts()).isEqualTo(9);
    }

    @Test
    void aFailureForGoodEndsItWithThePicturesThatAreThere() {
        draw();
        draw();
        refuse(FailureClass.CONTENT_REJECTED);

        assertThat(urls(result())).hasSize(2);
        assertThat(result().getPartial()).isTrue();
        assertThat(result().getRequestedCount()).isEqualTo(3);
        assertThat(result().getAttempts()).isEqualTo(3);
    }

    @Test
    void anEmptyAccountEndsNoRequestThatHasPictures() {
        draw();
        draw();
        for (int refusal = 0; refusal < 3; refusal++) {
            refuse(FailureClass.QUOTA_EXHAUSTED);
        }
        int sent = api.orders.size();
        world.pass(Duration.ofSeconds(30));
        world.settle();
        assertThat(api.orders).hasSize(sent);
        assertThat(world.completed).isEmpty();

        world.kill();
        world.settle();
        world.pass(Duration.ofMinutes(2));
        world.settle();
        draw();

        assertThat(urls(result())).hasSize(3).contains("https://cdn.example.com/job-1.png");
        assertThat(result().getPartial()).isFalse();
        assertThat(api.all().getLast().call.token()).isEqualTo("a:product:main:v1:g1:c1:v3");
    }

    @Test
    void aJobThatFailsOfAnEmptyAccountUsesAttempts() {
        draw();
        for (int attempt = 0; attempt < 3; attempt++) {
            JobApi.Order job = api.all().getLast();
            api.accept(job);
            world.settle();
            job.state = JobApi.State.UNPAID;
            for (int wait = 0; wait < 2; wait++) {
                world.pass(Duration.ofSeconds(10));
                world.settle();
            }
        }

        assertThat(urls(result())).hasSize(1);
        assertThat(result().getAttempts()).isEqualTo(4);
    }

    /** The order of the missing pictures, as intake admits it. */
    private void orderTheRest(ImageCompleted partial) {
        GenerationRequest rest = partial.getRest().orElseThrow();
        RetryState state = rest.getRetry().orElseThrow();
        world.request(GenerationRequest.newBuilder(rest)
                .setGeneration(partial.getGeneration() + 1)
                .setRetry(RetryState.newBuilder(state)
                        .setDrawn(Drawn.newBuilder(state.getDrawn().orElseThrow())
                                .setEarlier(partial.getImages().size())
                                .setCalls(0)
                                .build())
                        .build())
                .build());
        world.settle();
    }

    @Test
    void whatIsMissingIsOrderedLaterAndTheNewResultHasAll() {
        draw();
        draw();
        refuse(FailureClass.CONTENT_REJECTED);
        ImageCompleted partial = result();
        assertThat(partial.getRest()
                        .orElseThrow()
                        .getRetry()
                        .orElseThrow()
                        .getLastFailure()
                        .getWhy())
                .isEqualTo(io.darkroom.contract.FailureClass.CONTENT_REJECTED);

        orderTheRest(partial);
        draw();

        ImageCompleted whole = world.completed.getLast();
        assertThat(api.orders).hasSize(4);
        assertThat(api.all().getLast().call.token()).isEqualTo("a:product:main:v1:g2:c1:v3");
        assertThat(urls(whole)).startsWith(urls(partial).toArray(String[]::new)).hasSize(3);
        assertThat(whole.getPartial()).isFalse();
        assertThat(whole.getRest()).isEmpty();
        assertThat(whole.getEarlier()).isEqualTo(2);
        assertThat(whole.getAttempts()).isEqualTo(1);
        assertThat(whole.getSentAt()).isAfter(partial.getCompletedAt());
    }

    @Test
    void whatIsStillMissingLosesNoPicture() {
        draw();
        refuse(FailureClass.CONTENT_REJECTED);
        orderTheRest(result());
        refuse(FailureClass.CONTENT_REJECTED);

        ImageCompleted again = world.completed.getLast();
        assertThat(again.getGeneration()).isEqualTo(2);
        assertThat(urls(again)).hasSize(1);
        assertThat(again.getRest()).isPresent();
        assertThat(world.failed).isEmpty();
    }

    @Test
    void eachPictureSaysWhoDrewItAndInWhichCall() {
        draw();
        draw();
        draw();

        assertThat(result().getImages())
                .extracting(image -> image.getRequestId().orElseThrow())
                .containsExactly("req-job-1", "req-job-2", "req-job-3");
        assertThat(result().getImages())
                .allMatch(image ->
                        image.getModelActual().filter("nano-banana-2"::equals).isPresent());
    }

    @Test
    void withoutAnyPictureItFails() {
        refuse(FailureClass.CONTENT_REJECTED);

        assertThat(world.completed).isEmpty();
        assertThat(world.failed).hasSize(1);
    }

    @Test
    void anUnknownOutcomeRepeatsTheTokenOfItsPicture() {
        draw();
        api.lose(api.all().getLast());
        world.settle();
        world.pass(Duration.ofSeconds(3));
        world.settle();

        assertThat(tokens())
                .containsExactly(
                        "a:product:main:v1:g1:c1:v1", "a:product:main:v1:g1:c1:v2", "a:product:main:v1:g1:c1:v2");
        draw();
        draw();
        assertThat(result().getPossibleDuplicateCharge()).isTrue();
    }

    @Test
    void aRestartForgetsNoPicture() {
        draw();
        JobApi.Order second = api.all().getLast();
        api.accept(second);
        world.settle();
        world.kill();
        world.settle();
        second.state = JobApi.State.DONE;
        world.pass(Duration.ofSeconds(3));
        world.settle();
        draw();

        assertThat(api.orders).hasSize(3);
        assertThat(urls(result())).hasSize(3);
    }

    @Test
    void aPictureThatComesTwiceIsNoSecondPicture() {
        draw();
        world.webhook(api.order(0));
        world.settle();
        draw();
        draw();

        assertThat(urls(result())).doesNotHaveDuplicates().hasSize(3);
        assertThat(world.count("darkroom.generate.billed-in-vain")).isZero();
    }

    @Test
    void anotherPictureInPlaceOfOneThatIsThereIsPaidInVainAndNotTakenForTheNext() {
        world.move();
        world.settle();
        world.pass(Duration.ofSeconds(320));
        world.settle();
        world.pass(Duration.ofSeconds(3));
        world.settle();
        JobApi.Order again = api.order(1);
        api.order(0).state = JobApi.State.DONE;
        world.webhook(api.order(0));
        world.settle();
        again.state = JobApi.State.DONE;
        world.webhook(again);
        world.settle();
        draw();
        draw();

        assertThat(tokens().subList(0, 3))
                .containsExactly(
                        "a:product:main:v1:g1:c1:v1", "a:product:main:v1:g1:c1:v1", "a:product:main:v1:g1:c2:v2");
        assertThat(urls(result()))
                .hasSize(3)
                .contains("https://cdn.example.com/job-1.png")
                .doesNotContain("https://cdn.example.com/job-2.png");
        assertThat(world.count("darkroom.generate.billed-in-vain")).isEqualTo(1);
    }

    @Test
    void theDeadlineOfTheEventEndsItWithThePicturesThatAreThere() {
        world.request(Requests.builder("b")
                .setCount(2)
                .setDeadline(world.time.instant().plusSeconds(2))
                .build());
        world.settle();
        draw();

        assertThat(world.completed).hasSize(1);
        assertThat(world.completed.getFirst().getSku()).isEqualTo("b");
        assertThat(world.completed.getFirst().getPartial()).isTrue();
    }

    @Test
    void aModelThatDrawsTwoPerCallIsAskedForTwoAndThenForTheRest() {
        api.perCall = 2;
        world.request(Requests.builder("c").setCount(3).build());
        world.settle();

        assertThat(api.all().getLast().call.count()).isEqualTo(2);
        assertThat(api.all().getLast().call.token()).endsWith(":v1");
    }
}
