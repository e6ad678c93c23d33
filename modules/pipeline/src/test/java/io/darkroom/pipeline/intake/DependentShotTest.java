package io.darkroom.pipeline.intake;

import static io.darkroom.pipeline.intake.Rooms.event;
import static io.darkroom.pipeline.intake.Rooms.shot;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Decision;
import io.darkroom.contract.Dependency;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Shot;
import io.darkroom.contract.key.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A shot that depends on another one waits for it, gets its picture, and shares its fate. */
class DependentShotTest {
    private static final String PICTURE = "https://cdn.example.com/1.png";

    private final IntakeDriver intake = new IntakeDriver();

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void aDependentShotIsAdmittedAndSentWhenTheOtherIsCompletedWithItsPicture() {
        intake.publish(event("APT-1", shot("corner", "wide"), shot("wide")));
        GenerationRequest wide = onlyRequest("wide");
        List<GenerationStatus> admitted = intake.statuses();

        intake.complete(wide);
        GenerationRequest corner = onlyRequest("corner");

        assertThat(admitted).extracting(GenerationStatus::getDecision).containsOnly(Decision.ADMITTED);
        assertThat(admitted)
                .extracting(GenerationStatus::getWaitsFor)
                .containsExactly(Optional.empty(), Optional.of(wide.getIdempotencyKey()));
        assertThat(corner.getDependsOn()).hasValue(new Dependency("wide", wide.getIdempotencyKey(), true, PICTURE));
        assertThat(corner.getSourceImageUrl()).isEqualTo(wide.getSourceImageUrl());
        assertThat(intake.statuses())
                .extracting(GenerationStatus::getDecision)
                .containsExactly(Decision.CLOSED, Decision.READY);
    }

    @Test
    void aShotOfALaterEventFindsTheOneThatItNamesInTheLedger() {
        intake.publish(event("APT-1", shot("wide")));
        intake.complete(onlyRequest("wide")).publish(event("APT-1", shot("corner", "wide")));

        assertThat(onlyRequest("corner").getDependsOn().flatMap(Dependency::getPictureUrl))
                .hasValue(PICTURE);
    }

    @Test
    void aNameThatNobodyKnowsIsAViolationAndTheOthersOfTheEventAreDrawn() {
        intake.publish(event("APT-1", shot("wide"), shot("corner", "wyde")));

        ImageFailed rejected = intake.failed().getFirst();

        assertThat(intake.requests()).extracting(GenerationRequest::getShotName).containsExactly("wide");
        assertThat(rejected.getState()).isEqualTo(FailedState.REJECTED);
        assertThat(rejected.getViolations().getFirst().getField()).isEqualTo("dependsOnShot");
        assertThat(rejected.getFailure().getError())
                .startsWith("dependsOnShot must name another shot of the event")
                .endsWith(", was wyde");
        assertThat(intake.admissions().get(rejected.getIdempotencyKey().orElseThrow()))
                .isNull();
    }

    @Test
    void aCircleInAnEventIsAViolationThatNamesTheWay() {
        intake.publish(event("APT-1", shot("a", "b"), shot("b", "c"), shot("c", "a"), shot("d", "d")));

        ImageFailed rejected = intake.failed().getFirst();

        assertThat(intake.requests()).isEmpty();
        assertThat(rejected.getViolations())
                .extracting(violation -> violation.getField() + " " + violation.getRule())
                .containsExactly(
                        "shots[0].dependsOnShot must not lead back to the shot itself: a → b → c → a",
                        "shots[3].dependsOnShot must not lead back to the shot itself: d → d");
    }

    @Test
    void aCircleOverSeveralEventsIsRejected() {
        intake.publish(event("APT-1", shot("wide")))
                .publish(event("APT-1", shot("corner", "wide")))
                .regenerate(event("APT-1", shot("wide", "corner")), "act-1");

        ImageFailed rejected = intake.failed().getFirst();

        assertThat(rejected.getState()).isEqualTo(FailedState.REJECTED);
        assertThat(rejected.getFailure().getError())
                .containsPattern("must not lead back to the shot itself: .*wide.* → .*corner.* → .*wide");
        intake.complete(onlyRequest("wide"));
        onlyRequest("corner");
    }

    @Test
    void aFailureIsTheEndOfEverythingThatDependsOnIt() {
        intake.publish(event("APT-1", shot("a"), shot("b", "a"), shot("c", "b")));

        intake.fail(onlyRequest("a"));
        List<ImageFailed> failed = intake.failed().stream()
                .filter(f -> f.getFailure().getWhy() == FailureClass.DEPENDENCY_FAILED)
                .toList();

        assertThat(failed)
                .extracting(f -> f.getRequest().orElseThrow().getShotName())
                .containsExactly("b", "c");
        assertThat(failed).extracting(ImageFailed::getState).containsOnly(FailedState.FAILED);
        assertThat(failed.getFirst().getFailure().getError())
                .startsWith("shot a (APT-1:kitchen:a%3As")
                .contains("has no picture (image.failed-0@0): PROVIDER_ERROR: HTTP 500");
        assertThat(intake.requests()).isEmpty();
        failed.forEach(
                f -> assertThat(state(f.getIdempotencyKey().orElseThrow())).isEqualTo(LedgerState.FAILED));
    }

    @Test
    void aShotWhoseOtherHasFailedBeforeFailsToo() {
        intake.publish(event("APT-1", shot("wide")));
        intake.fail(onlyRequest("wide")).publish(event("APT-1", shot("corner", "wide")));

        assertThat(intake.requests()).isEmpty();
        assertThat(intake.failed().getLast().getFailure().getWhy()).isEqualTo(FailureClass.DEPENDENCY_FAILED);
    }

    @Test
    void askingForBothAgainDrawsBothInTheirOrder() {
        CatalogChange.Builder both = event("APT-1", shot("corner", "wide"), shot("wide"));
        intake.publish(both);
        intake.fail(onlyRequest("wide")).publish(both);

        GenerationRequest wide = onlyRequest("wide");
        intake.complete(wide);

        assertThat(onlyRequest("corner").getGeneration()).isEqualTo(wide.getGeneration());
    }

    @Test
    void aReplayOfBothFailuresDrawsBoth() {
        intake.publish(event("APT-1", shot("wide"), shot("corner", "wide")));
        GenerationRequest first = onlyRequest("wide");
        intake.fail(first);
        ImageFailed second = intake.failed().getFirst();

        intake.replay(intake.bytes(intake.failure(first, FailedState.FAILED)), copy())
                .replay(intake.bytes(second), copy());
        intake.complete(onlyRequest("wide"));

        assertThat(onlyRequest("corner").getDependsOn().flatMap(Dependency::getPictureUrl))
                .hasValue(PICTURE);
    }

    @Test
    void aDeadlineEndsAnOrderThatWaitsAndThePictureThatComesLaterFreesNothing() {
        CatalogChange.Builder both = event("APT-1", shot("wide"), shot("corner", "wide"));
        intake.publish(both.setDeadline(intake.now.plusSeconds(60)));
        GenerationRequest wide = onlyRequest("wide");

        intake.pass(Duration.ofSeconds(59));
        assertThat(intake.failed()).isEmpty();
        intake.pass(Duration.ofSeconds(2));
        ImageFailed expired = intake.failed().getFirst();
        intake.complete(wide);

        assertThat(expired.getState()).isEqualTo(FailedState.EXPIRED);
        assertThat(state(expired.getIdempotencyKey().orElseThrow())).isEqualTo(LedgerState.FAILED);
        assertThat(intake.requests()).isEmpty();
    }

    @Test
    void anOrderThatAnOperatorReleasesWaitsNoMore() {
        intake.publish(event("APT-1", shot("wide"), shot("corner", "wide")));
        GenerationRequest wide = onlyRequest("wide");
        String corner = intake.statuses().getLast().getIdempotencyKey();

        intake.fail(GenerationRequest.newBuilder(wide)
                .setIdempotencyKey(corner)
                .setShotName("corner")
                .build());
        intake.complete(wide);

        assertThat(intake.requests()).isEmpty();
        assertThat(state(corner)).isEqualTo(LedgerState.FAILED);
    }

    @Test
    void aRepeatOfAnOrderThatWaitsIsADuplicate() {
        CatalogChange.Builder both = event("APT-1", shot("wide"), shot("corner", "wide"));
        intake.publish(both).publish(both);
        intake.complete(onlyRequest("wide")).publish(both);

        onlyRequest("corner");
        assertThat(intake.failed()).isEmpty();
    }

    @Test
    void drawingTheOtherAgainWhileOneWaitsHandsOnTheNewPicture() {
        intake.publish(event("APT-1", shot("wide"), shot("corner", "wide")));
        GenerationRequest first = onlyRequest("wide");
        intake.regenerate(event("APT-1", moreLight("wide", null)), "act-1");
        GenerationRequest second = onlyRequest("wide");

        intake.complete(first, "https://cdn.example.com/old.png");
        assertThat(intake.requests()).isEmpty();
        intake.complete(second, "https://cdn.example.com/new.png");

        assertThat(onlyRequest("corner").getDependsOn().flatMap(Dependency::getPictureUrl))
                .hasValue("https://cdn.example.com/new.png");
    }

    @Test
    void anOrderThatWaitsAndIsAskedForOtherwiseEndsOnceInEachGeneration() {
        CatalogChange.Builder both = event("APT-1", shot("wide"), shot("corner", "wide"));
        intake.publish(both);
        GenerationRequest wide = onlyRequest("wide");
        intake.regenerate(event("APT-1", moreLight("corner", "wide")), "act-1");

        ImageFailed replaced = intake.failed().getFirst();
        intake.complete(wide);
        GenerationRequest corner = onlyRequest("corner");

        assertThat(replaced.getFailure().getWhy()).isEqualTo(FailureClass.CANCELLED);
        assertThat(corner.getGeneration()).isEqualTo(replaced.getGeneration() + 1);
        assertThat(corner.getPrompt()).contains("Much light");
    }

    @Test
    void theOneThatTakesThePlaceOfOneThatWaitsKnowsWhatWasReleasedBefore() {
        CatalogChange.Builder both = event("APT-1", shot("wide"), shot("corner", "wide"));
        intake.publish(both);
        intake.complete(onlyRequest("wide"));
        GenerationRequest released = onlyRequest("corner");
        intake.fail(released);
        intake.regenerate(event("APT-1", moreLight("wide", null)), "act-1");
        GenerationRequest wide = onlyRequest("wide");
        intake.publish(both);
        intake.regenerate(event("APT-1", moreLight("corner", "wide")), "act-2");

        intake.complete(wide);

        GenerationRequest corner = onlyRequest("corner");
        assertThat(corner.getGeneration()).isEqualTo(released.getGeneration() + 2);
        assertThat(corner.getFailedGeneration()).hasValue(released.getGeneration());
    }

    @Test
    void aPictureWithoutAnAddressCannotBeHandedOn() {
        intake.publish(event("APT-1", shot("wide"), shot("corner", "wide")));
        GenerationRequest wide = onlyRequest("wide");

        intake.complete(wide, "not an address");
        ImageFailed lost = intake.failed().getFirst();

        assertThat(lost.getFailure().getError()).contains("the address of the picture of shot wide");
    }

    @Test
    void aPictureThatIsKeptWhereNoProviderReachesItIsTheReasonAndTheWaysOutAreNamed() {
        intake.publish(event("APT-1", shot("wide"), shot("corner", "wide")));

        intake.complete(onlyRequest("wide"), "s3://pictures/wide.png");
        ImageFailed lost = intake.failed().getFirst();

        assertThat(lost.getFailure().getWhy()).isEqualTo(FailureClass.DEPENDENCY_FAILED);
        assertThat(lost.getFailure().getError())
                .startsWith("the picture of shot wide (APT-1:kitchen:")
                .contains("has a s3: address, which no provider can reach; set assets.url")
                .endsWith("or set models.gpt-image-1.reference: source");
    }

    @Test
    void anOrderWithAnEarlierDeadlineThanThoseBeforeItIsEndedInTime() {
        waitUntil("APT-1", Duration.ofMinutes(1));
        waitUntil("APT-2", Duration.ofMinutes(2));
        intake.pass(Duration.ofSeconds(61));
        assertThat(intake.failed()).extracting(ImageFailed::getSku).containsExactly("APT-1");
        waitUntil("APT-3", Duration.ofSeconds(30));

        intake.pass(Duration.ofSeconds(31));
        assertThat(intake.failed()).extracting(ImageFailed::getSku).containsExactly("APT-3");
        intake.pass(Duration.ofSeconds(30));

        assertThat(intake.failed()).extracting(ImageFailed::getSku).containsExactly("APT-2");
    }

    private void waitUntil(String sku, Duration left) {
        intake.publish(event(sku, shot("wide"), shot("corner", "wide")).setDeadline(intake.now.plus(left)));
    }

    @Test
    void theFingerprintKnowsTheNameAndNotThePicture() {
        intake.publish(event("APT-1", shot("wide"), shot("corner", "wide")));
        intake.complete(onlyRequest("wide"));
        GenerationRequest corner = onlyRequest("corner");
        GenerationRequest alone =
                GenerationRequest.newBuilder(corner).setDependsOn(null).build();

        assertThat(Fingerprint.of(corner, Set.of())).isEqualTo(corner.getFingerprint());
        assertThat(Fingerprint.of(alone, Set.of())).isNotEqualTo(corner.getFingerprint());
    }

    private GenerationRequest onlyRequest(String shot) {
        List<GenerationRequest> requests = intake.requests();
        assertThat(requests).extracting(GenerationRequest::getShotName).containsExactly(shot);
        return requests.getFirst();
    }

    private LedgerState state(String key) {
        return intake.admissions().get(key).getState();
    }

    private static Shot moreLight(String name, @Nullable String dependsOn) {
        return Shot.newBuilder(shot(name, dependsOn))
                .setPromptAppend("Much light")
                .build();
    }

    static Headers copy() {
        Headers headers = new RecordHeaders();
        List.of("replay-id:r-1", "replay-topic:image.failed", "replay-partition:0", "replay-offset:1")
                .forEach(header -> headers.add(
                        "darkroom-" + header.substring(0, header.indexOf(':')),
                        header.substring(header.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
