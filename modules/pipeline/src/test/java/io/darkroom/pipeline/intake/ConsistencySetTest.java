package io.darkroom.pipeline.intake;

import static io.darkroom.pipeline.intake.Rooms.drawnBy;
import static io.darkroom.pipeline.intake.Rooms.event;
import static io.darkroom.pipeline.intake.Rooms.shot;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.stores.SetTerms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All shots of an anchor share model and prompt version. */
class ConsistencySetTest {
    private static final String SET = "APT-1:APT-1:job:job-1";

    private final IntakeDriver intake = new IntakeDriver();

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void shotsOfAnAnchorAndItsJobBelongToOneSet() {
        intake.publish(event("APT-1", shot("wide"), shot("corner")));

        assertThat(intake.requests())
                .extracting(request -> request.getConsistencySet().orElse(""))
                .containsExactly(SET, SET);
        assertThat(intake.statuses())
                .extracting(GenerationStatus::getConsistencySet)
                .containsOnly(java.util.Optional.of(SET));
    }

    @Test
    void anEventThatNamesNoAnchorMakesNoSet() {
        intake.publish(
                event("APT-1", shot("wide"), drawnBy("corner", "other-model")).setAnchorId(null));

        assertThat(intake.requests())
                .hasSize(2)
                .allMatch(request -> request.getConsistencySet().isEmpty());
    }

    @Test
    void anEventWithoutAJobIsASetOfItsOwn() {
        intake.publish(event("APT-1", shot("wide")).setJobId(null).setEventId("e 1"));

        assertThat(intake.requests().getFirst().getConsistencySet()).hasValue("APT-1:APT-1:event:e%201");
    }

    @Test
    void anEventWhoseShotsAskForTwoModelsIsRejectedWithTheNamesOfBoth() {
        intake.publish(event("APT-1", shot("wide"), drawnBy("corner", "other-model")));

        ImageFailed rejected = intake.failed().getFirst();

        assertThat(intake.requests()).isEmpty();
        assertThat(rejected.getFailure().getError())
                .isEqualTo(
                        "shots[1].model must be gpt-image-1 as for shot wide, because all shots of anchor APT-1 share "
                                + "model and prompt version, was other-model");
    }

    @Test
    void aLaterRowWithAnotherModelIsRejectedAndTouchesNothing() {
        intake.publish(event("APT-1", shot("wide"))).publish(event("APT-1", drawnBy("corner", "other-model")));

        ImageFailed rejected = intake.failed().getFirst();

        assertThat(intake.requests()).hasSize(1);
        assertThat(rejected.getState()).isEqualTo(FailedState.REJECTED);
        assertThat(rejected.getFailure().getWhy()).isEqualTo(FailureClass.CONTRACT_VIOLATION);
        assertThat(rejected.getFailure().getError())
                .contains("model must be gpt-image-1 as for shot wide")
                .contains("APT-1 in job job-1")
                .contains("another jobId is another set, was other-model");
        assertThat(terms().get(SET).getOrders()).isEqualTo(1);
        assertThat(intake.admissions().get(rejected.getIdempotencyKey().orElseThrow()))
                .isNull();
    }

    @Test
    void anotherJobIsAnotherSet() {
        intake.publish(event("APT-1", shot("wide")))
                .publish(event("APT-1", drawnBy("corner", "other-model")).setJobId("job-2"));

        assertThat(intake.requests()).hasSize(2);
        assertThat(intake.failed()).isEmpty();
    }

    @Test
    void whatIsPaidAlreadyIsARepeatAndNoBreachOfASet() {
        intake.publish(event("APT-1", shot("wide")));
        intake.complete(intake.requests().getFirst());

        intake.publish(event("APT-1", shot("wide")).setJobId("job-2"))
                .publish(event("APT-1", drawnBy("corner", "other-model")).setJobId("job-2"));

        assertThat(intake.requests()).extracting(GenerationRequest::getShotName).containsExactly("corner");
        assertThat(intake.failed()).isEmpty();
    }

    @Test
    void aSetWhoseOrdersHaveAllFailedIsFreeAgain() {
        intake.publish(event("APT-1", shot("wide")));
        intake.fail(intake.requests().getFirst());

        intake.publish(event("APT-1", drawnBy("wide", "other-model")));

        assertThat(intake.requests()).extracting(GenerationRequest::getModel).containsExactly("other-model");
        assertThat(terms().get(SET).getModel()).isEqualTo("other-model");
    }

    @Test
    void aShotThatIsAloneInItsSetMayBeDrawnAgainByAnotherModel() {
        CatalogChange.Builder again = event("APT-1", drawnBy("wide", "other-model"));
        intake.publish(event("APT-1", shot("wide")));
        intake.complete(intake.requests().getFirst()).regenerate(again, "act-1");

        assertThat(intake.requests()).hasSize(1);
        assertThat(terms().get(SET))
                .isEqualTo(new SetTerms("other-model", "wide", 1, Rooms.VERSION, Map.of("kitchen", Rooms.VERSION)));
    }

    @Test
    void aPictureThatComesAfterItsFailureCountsAgain() {
        intake.publish(event("APT-1", shot("wide")));
        GenerationRequest request = intake.requests().getFirst();
        intake.fail(request);
        assertThat(terms().get(SET)).isNull();

        intake.complete(request);

        assertThat(terms().get(SET).getOrders()).isEqualTo(1);
    }

    @Test
    void aSetIsForgottenWithTheLastOfItsEntries() {
        intake.publish(event("APT-1", shot("wide"), shot("corner")));
        List<GenerationRequest> requests = intake.requests();
        intake.complete(requests.getFirst());
        intake.pass(Duration.ofDays(80));
        intake.complete(requests.getLast());

        intake.pass(Duration.ofDays(11));
        assertThat(terms().get(SET).getOrders()).isEqualTo(1);
        intake.pass(Duration.ofDays(80));

        assertThat(terms().get(SET)).isNull();
    }

    private KeyValueStore<String, SetTerms> terms() {
        return intake.driver.getKeyValueStore("consistency-sets");
    }
}
