package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.pipeline.generate.store.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateTopologyTest {
    private final StageBench bench = new StageBench(2);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void nothingIsSentBeforeTheSessionHasCaughtUp() {
        bench.request(Requests.of("a"));
        assertThat(bench.provider.calls()).isEmpty();

        bench.deliver();
        assertThat(bench.provider.calls()).hasSize(1);
    }

    @Test
    void answerCompletesItsRequest() {
        call("a");
        bench.provider.finish(0);
        bench.deliver();

        ImageCompleted completed = bench.completed().getFirst();
        assertThat(completed.getIdempotencyKey()).isEqualTo("a:product:main:v1");
        assertThat(completed.getImages().getFirst().getUrl()).isEqualTo("https://cdn.example.com/0.png");
        assertThat(completed.getRequestId()).contains("req-0");
        assertThat(completed.getAttempts()).isEqualTo(1);
        assertThat(completed.getOrigin()).isEqualTo(Requests.of("a").getOrigin());
        assertThat(completed.getPossibleDuplicateCharge()).isFalse();
    }

    @Test
    void requestThatIsOpenAlreadyIsIgnored() {
        call("a");
        bench.request(Requests.of("a"));
        bench.deliver();

        assertThat(bench.provider.calls()).hasSize(1);
    }

    @Test
    void noMoreCallsThanTheCapAndTheWorkQueueRests() {
        bench.deliver();
        for (String sku : List.of("a", "b", "c", "d", "e")) {
            bench.request(Requests.of(sku));
        }
        assertThat(bench.provider.calls()).hasSize(2);
        assertThat(bench.calls.lane(0).holdsLive()).isTrue();

        for (int call = 0; call < 5; call++) {
            bench.provider.finish(call);
            bench.deliver();
        }
        assertThat(bench.completed()).hasSize(5);
        assertThat(bench.calls.lane(0).holdsLive()).isFalse();
    }

    @Test
    void nextCallIsSentAlsoWhenAReplyIsReadBeforeItsSenderHearsOfIt() {
        bench.readBeforeAcknowledged().deliver();
        for (String sku : List.of("a", "b", "c", "d", "e")) {
            bench.request(Requests.of(sku));
        }
        for (int call = 0; call < 5; call++) {
            bench.provider.finish(call);
            bench.deliver();
        }

        assertThat(bench.completed()).hasSize(5);
    }

    @Test
    void failureComesBackWhenItIsDueAndNeverEarlier() {
        call("a");
        bench.provider.fail(0, io.darkroom.provider.FailureClass.PROVIDER_ERROR);
        bench.deliver();
        GenerationRequest retry = bench.retries().getFirst();
        Instant due = retry.getRetry().orElseThrow().getNotBefore();

        bench.forward(Duration.between(bench.now(), due).minusMillis(1));
        assertThat(bench.provider.calls()).hasSize(1);

        bench.forward(Duration.ofMillis(1));
        assertThat(bench.provider.calls()).hasSize(2);
        bench.provider.finish(1);
        bench.deliver();
        assertThat(bench.completed().getFirst().getAttempts()).isEqualTo(2);
    }

    @Test
    void dueRetryGoesBeforeTheQueue() {
        call("a");
        call("b");
        bench.request(Requests.of("c"));
        bench.request(Requests.of("d"));
        bench.provider.fail(0, io.darkroom.provider.FailureClass.PROVIDER_ERROR);
        bench.deliver();
        bench.forward(Duration.ofSeconds(2));
        bench.provider.finish(1);
        bench.deliver();

        assertThat(bench.provider.calls().get(3).prompt()).isEqualTo("A picture of a");
    }

    @Test
    void lastAttemptEndsAsFailedWithTheProvidersWords() {
        call("a");
        for (int attempt = 0; attempt < 3; attempt++) {
            bench.provider.fail(attempt, io.darkroom.provider.FailureClass.PROVIDER_ERROR);
            bench.deliver();
            bench.forward(Duration.ofSeconds(10));
        }

        ImageFailed failed = bench.failed().getFirst();
        assertThat(failed.getState()).isEqualTo(FailedState.FAILED);
        assertThat(failed.getFailure().getWhy()).isEqualTo(FailureClass.PROVIDER_ERROR);
        assertThat(failed.getFailure().getError()).isEqualTo("PROVIDER_ERROR of call 2");
        assertThat(failed.getAttempts()).isEqualTo(3);
        assertThat(failed.getRequest()).isPresent();
    }

    @Test
    void resultThatComesAfterItsRetryWasScheduledIsUsedWithoutACall() {
        call("a");
        bench.provider.fail(0, io.darkroom.provider.FailureClass.UNKNOWN_OUTCOME);
        bench.deliver();
        bench.resultFromElsewhere("a");
        bench.forward(Duration.ofSeconds(10));

        assertThat(bench.provider.calls()).hasSize(1);
        ImageCompleted completed = bench.completed().getFirst();
        assertThat(completed.getAttempts()).isEqualTo(1);
        assertThat(completed.getPossibleDuplicateCharge()).isFalse();
        assertThat(bench.count("darkroom.generate.claimed")).isEqualTo(1);
    }

    @Test
    void resultWithoutARequestIsKeptForIt() {
        bench.deliver();
        bench.resultFromElsewhere("a");
        bench.request(Requests.of("a"));

        assertThat(bench.provider.calls()).isEmpty();
        assertThat(bench.completed()).hasSize(1);
    }

    @Test
    void resultThatNobodyAsksForInTimeIsCountedAsBilledInVain() {
        bench.deliver();
        bench.resultFromElsewhere("a");
        bench.forward(Duration.ofDays(8));

        assertThat(bench.count("darkroom.generate.billed-in-vain")).isEqualTo(1);
    }

    @Test
    void answerThatIsWrittenTwiceIsNoSecondPicture() {
        call("a");
        bench.provider.finish(0);
        bench.deliver();
        bench.lastReplyAgain();
        bench.forward(Duration.ofDays(8));

        assertThat(bench.completed()).hasSize(1);
        assertThat(bench.count("darkroom.generate.unclaimed")).isZero();
        assertThat(bench.count("darkroom.generate.billed-in-vain")).isZero();
        assertThat(bench.count("darkroom.generate.late")).isEqualTo(1);
    }

    @Test
    void keptAnswerThatIsWrittenTwiceIsNoSecondPicture() {
        bench.deliver();
        bench.resultFromElsewhere("a");
        bench.request(Requests.of("a"));
        bench.resultFromElsewhere("a");
        bench.forward(Duration.ofDays(8));

        assertThat(bench.completed()).hasSize(1);
        assertThat(bench.count("darkroom.generate.billed-in-vain")).isZero();
    }

    @Test
    void secondSuccessOfARequestChangesNothing() {
        call("a");
        bench.provider.finish(0);
        bench.deliver();
        bench.completed();
        bench.resultFromElsewhere("a");

        assertThat(bench.completed()).isEmpty();
    }

    @Test
    void deadlineIsCheckedBeforePaying() {
        bench.request(Requests.builder("a").setDeadline(bench.now()).build());
        bench.deliver();

        assertThat(bench.provider.calls()).isEmpty();
        assertThat(bench.failed().getFirst().getState()).isEqualTo(FailedState.EXPIRED);
    }

    @Test
    void wrongKeySendsNothingElseAndLosesNothing() {
        call("a");
        bench.provider.fail(0, io.darkroom.provider.FailureClass.AUTH_CONFIG);
        bench.deliver();
        bench.request(Requests.of("b"));
        bench.forward(Duration.ofSeconds(30));
        assertThat(bench.provider.calls()).hasSize(1);
        assertThat(bench.failed()).isEmpty();

        bench.calls.gate().open();
        bench.forward(Duration.ofSeconds(1));
        assertThat(bench.provider.calls()).hasSize(2);

        bench.provider.finish(1);
        bench.deliver();
        assertThat(bench.provider.calls()).hasSize(3);
    }

    /** The gate may open between any two looks at it: between the try to send and the question whether to look again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void requestIsSentWheneverTheGateOpens(int cap) {
        for (int looks = 1; looks < 40; looks++) {
            try (StageBench held = new StageBench(cap)) {
                held.deliver().request(Requests.of("a"));
                held.provider.fail(0, io.darkroom.provider.FailureClass.AUTH_CONFIG);
                held.deliver();
                held.forward(Duration.ofMillis(59_800));
                held.leapAtLook(looks, Duration.ofMillis(250));
                for (int tick = 0; tick < 50; tick++) {
                    held.forward(Duration.ofMillis(100));
                }
                assertThat(held.provider.calls()).as("look " + looks).hasSize(2);
            }
        }
    }

    @Test
    void callThatWasReleasedStartsWheneverTheGateOpens() {
        for (int looks = 1; looks < 40; looks++) {
            try (StageBench alone = new StageBench(2)) {
                alone.deliver();
                alone.forgetKey();
                alone.requests(Requests.of("a"), Requests.of("b"));
                assertThat(alone.provider.calls()).hasSize(1);
                alone.idle(Duration.ofMillis(1_800));
                alone.leapAtLook(looks, Duration.ofMillis(250));
                for (int tick = 0; tick < 50; tick++) {
                    alone.idle(Duration.ofMillis(100));
                }
                assertThat(alone.provider.calls()).as("look " + looks).hasSize(2);
            }
        }
    }

    @Test
    void othersFollowTheFirstCallSoonAlsoWhenNothingElseHappens() {
        bench.deliver();
        bench.forgetKey();
        bench.requests(Requests.of("a"), Requests.of("b"), Requests.of("c"));
        assertThat(bench.provider.calls()).hasSize(1);

        bench.forward(Duration.ofMillis(1_900));
        assertThat(bench.provider.calls()).hasSize(1);
        bench.forward(Duration.ofMillis(200));
        assertThat(bench.provider.calls()).hasSize(2);
    }

    /** The pace passes over who cannot start when it is his turn, and a gate tells nobody that it opens. */
    @Test
    void othersFollowTheFirstCallAlsoWithARate() {
        try (StageBench paced = new StageBench(20, 10)) {
            paced.deliver();
            paced.idle(Duration.ofSeconds(1));
            paced.requests(Requests.of("a"));
            paced.forgetKey();
            paced.requests(Requests.of("b"), Requests.of("c"));
            assertThat(paced.provider.calls()).hasSize(1);

            paced.idle(Duration.ofSeconds(4));

            assertThat(paced.provider.calls()).hasSize(3);
        }
    }

    @Test
    void higherLimitWakesTheTaskAtOnceAndALowerOneCancelsNothing() {
        bench.calls.limit(OptionalInt.of(1));
        bench.deliver();
        bench.requests(Requests.of("a"), Requests.of("b"), Requests.of("c"));
        assertThat(bench.provider.calls()).hasSize(1);
        assertThat(bench.calls.state().cap()).isEqualTo(1);

        bench.calls.limit(OptionalInt.of(50));
        bench.deliver();
        assertThat(bench.provider.calls()).hasSize(2);

        bench.calls.limit(OptionalInt.of(1));
        bench.deliver();
        bench.provider.finish(0);
        bench.deliver();
        assertThat(bench.provider.calls()).hasSize(2);
        bench.provider.finish(1);
        bench.deliver();
        assertThat(bench.completed()).hasSize(2);
        assertThat(bench.provider.calls()).hasSize(3);
    }

    @Test
    void gaugesFollowWhatTheStoresHold() {
        call("a");
        call("b");
        call("c");
        bench.resultFromElsewhere("elsewhere");
        bench.provider.fail(0, io.darkroom.provider.FailureClass.PROVIDER_ERROR);
        bench.deliver();

        Tally tally = bench.calls.tally(0);
        assertThat(tally.sent()).isEqualTo(2);
        assertThat(tally.queued()).isZero();
        assertThat(tally.due()).isEqualTo(1);
        assertThat(tally.unclaimed()).isEqualTo(1);
    }

    @Test
    void stopReturnsWhatWasNotStarted() {
        call("a");
        call("b");
        bench.request(Requests.of("c"));
        bench.calls.stop();
        bench.deliver();

        assertThat(bench.calls.state().ready()).isZero();
        assertThat(bench.calls.state().queued()).isEqualTo(1);
        assertThat(bench.provider.calls()).hasSize(2);
    }

    @Test
    void requestForAnotherProviderFailsVisibly() {
        bench.request(Requests.builder("a").setProvider("elsewhere").build());

        assertThat(bench.failed().getFirst().getFailure().getWhy()).isEqualTo(FailureClass.PROVIDER_NOT_CONFIGURED);
    }

    @Test
    void graphIsTheOneInTheGoldenFile() throws IOException {
        assertThat(bench.describe().strip())
                .isEqualTo(Files.readString(Path.of("src/test/resources/io/darkroom/pipeline/generate/topology.txt"))
                        .strip());
    }

    private void call(String sku) {
        bench.deliver();
        bench.request(Requests.of(sku));
    }
}
