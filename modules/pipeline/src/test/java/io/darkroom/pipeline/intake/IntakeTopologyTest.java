package io.darkroom.pipeline.intake;

import static io.darkroom.pipeline.intake.Events.catalogRow;
import static io.darkroom.pipeline.intake.Events.shot;
import static io.darkroom.pipeline.intake.Events.shotRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Decision;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import io.darkroom.contract.Shot;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTopologyTest {
    private final IntakeDriver intake = new IntakeDriver();

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void graphIsTheGoldenOne() throws Exception {
        String described = intake.topology.describe().toString();
        Path golden = Path.of("src/test/resources/io/darkroom/pipeline/intake/topology.txt");

        if (System.getenv("GOLDEN_WRITE") != null) {
            Files.writeString(golden, described);
        }

        assertThat(described).isEqualToNormalizingNewlines(Files.readString(golden));
    }

    @Test
    void rowOfTheCatalogRecipeBecomesOneRequestOfFourVariants() {
        intake.publish(catalogRow("MUG-1"));

        GenerationRequest request = intake.requests().get(0);

        assertThat(request.getIdempotencyKey()).isEqualTo("MUG-1:product:main:prompt_v1");
        assertThat(request.getGeneration()).isEqualTo(intake.now.toEpochMilli());
        assertThat(request.getAdmittedAt()).hasValue(intake.now);
        assertThat(request.getCount()).isEqualTo(4);
        assertThat(request.getSize()).hasValue("1024x1024");
        assertThat(request.getModel()).isEqualTo("gpt-image-1");
        assertThat(request.getQuality()).hasValue("high");
        assertThat(request.getEventId()).isEqualTo("catalog.changes-0-0");
        assertThat(request.getPrompt())
                .contains("Stoneware mug.")
                .contains("brand identity of Acme.")
                .contains("Style cues: matte; warm light.");
    }

    @Test
    void rowOfTheShotRecipeKeepsItsShotNameAndHasItsSourceInTheKey() {
        intake.publish(shotRow("villa-7", "bedroom", "front hero", "Soft morning light"));

        GenerationRequest request = intake.requests().get(0);

        assertThat(request.getShotName()).isEqualTo("front hero");
        assertThat(request.getIdempotencyKey()).matches("villa-7:bedroom:front%20hero%3As[0-9a-f]{12}:prompt_v1");
        assertThat(request.getPrompt()).endsWith(" Shot: front hero. Soft morning light.");
        assertThat(request.getSize()).hasValue("1536x1024");
    }

    @Test
    void twoBedroomsOfOnePropertyAreTwoKeys() {
        intake.publish(shotRow("villa-7", "bedroom", "wide", "Soft light"));
        intake.publish(shotRow("villa-7", "bedroom", "wide", "Soft light")
                .setSourceImageUrl("https://img.example.com/second.jpg"));

        assertThat(intake.requests())
                .extracting(GenerationRequest::getIdempotencyKey)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void eventFansOutIntoOneRequestPerShotKeyedBySku() {
        CatalogChange.Builder change = catalogRow("MUG-1");
        Shot.Builder shot = shot(change);
        intake.publish(change.setShots(
                List.of(shot.setShotName("a").build(), shot.setShotName("b").build())));

        List<TestRecord<String, GenerationRequest>> requests = intake.records(intake.topics.requests("sandbox"));

        assertThat(requests).extracting(TestRecord::key).containsExactly("MUG-1", "MUG-1");
        assertThat(requests).extracting(record -> record.value().getShotName()).containsExactly("a", "b");
        assertThat(intake.statuses()).extracting(GenerationStatus::getDecision).containsOnly(Decision.ADMITTED);
    }

    @Test
    void originalThenConflictThenOriginalIsOneCall() {
        CatalogChange.Builder changed = catalogRow("MUG-1").setSourceImageUrl("https://img.example.com/other.jpg");
        intake.publish(catalogRow("MUG-1")).publish(changed).publish(catalogRow("MUG-1"));

        assertThat(intake.requests()).hasSize(1);
        assertThat(intake.statuses())
                .extracting(GenerationStatus::getDecision)
                .containsExactly(Decision.ADMITTED, Decision.CONFLICT, Decision.DUPLICATE);
        ImageFailed conflict = intake.failed().get(0);
        assertThat(conflict.getState()).isEqualTo(FailedState.REJECTED);
        assertThat(conflict.getFailure().getWhy()).isEqualTo(FailureClass.IDEMPOTENCY_CONFLICT);
        assertThat(conflict.getFailure().getError())
                .startsWith("IDEMPOTENCY_CONFLICT: sourceImageUrl of MUG-1:product:main:prompt_v1 changed")
                .contains("new prompt version")
                .contains("--regenerate");
        assertThat(conflict.getOrigin()).isEqualTo(new Origin("catalog.changes", 0, 1L));
        assertThat(conflict.getGeneration()).isZero();
    }

    @Test
    void rejectionThatComesBackNeverTouchesAnEntry() {
        intake.publish(catalogRow("MUG-1"))
                .publish(catalogRow("MUG-1").setSourceImageUrl("https://img.example.com/other.jpg"));

        assertThat(intake.admissions().get("MUG-1:product:main:prompt_v1").getState())
                .isEqualTo(LedgerState.IN_PROGRESS);
        assertThat(intake.statuses()).extracting(GenerationStatus::getDecision).doesNotContain(Decision.CLOSED);
    }

    @Test
    void repeatOfACompletedKeyIsTurnedAwayWithThePositionOfTheResult() {
        intake.publish(catalogRow("MUG-1"));
        intake.complete(intake.requests().get(0)).publish(catalogRow("MUG-1"));

        List<GenerationStatus> statuses = intake.statuses();

        assertThat(intake.requests()).isEmpty();
        assertThat(statuses)
                .extracting(GenerationStatus::getDecision)
                .containsExactly(Decision.ADMITTED, Decision.CLOSED, Decision.DUPLICATE);
        Origin result = new Origin("image.completed", 0, 0L);
        assertThat(statuses.get(1).getResult()).hasValue(result);
        assertThat(statuses.get(1).getOrigin()).isEqualTo(new Origin("catalog.changes", 0, 0L));
        assertThat(statuses.get(2).getResult()).hasValue(result);
        assertThat(statuses.get(2).getState()).isEqualTo(LedgerState.COMPLETED);
        assertThat(statuses.get(2).getOrigin()).isEqualTo(new Origin("catalog.changes", 0, 1L));
    }

    @Test
    void replayingARangeTwiceRedoesOnlyWhatFailed() {
        List<String> skus = List.of("A", "B", "C", "D");
        skus.forEach(sku -> intake.publish(catalogRow(sku)));
        List<GenerationRequest> first = intake.requests();
        intake.complete(first.get(0)).complete(first.get(1)).fail(first.get(2)).fail(first.get(3), FailedState.EXPIRED);

        skus.forEach(
                sku -> intake.replay(catalogRow(sku), new org.apache.kafka.common.header.internals.RecordHeaders()));
        List<GenerationRequest> second = intake.requests();
        intake.complete(second.get(0)).fail(second.get(1));
        skus.forEach(
                sku -> intake.replay(catalogRow(sku), new org.apache.kafka.common.header.internals.RecordHeaders()));
        List<GenerationRequest> third = intake.requests();

        assertThat(second).extracting(GenerationRequest::getSku).containsExactly("C", "D");
        assertThat(second.get(0).getGeneration()).isEqualTo(first.get(2).getGeneration() + 1);
        assertThat(third).extracting(GenerationRequest::getSku).containsExactly("D");
        assertThat(third.get(0).getOrigin().getTopic()).isEqualTo("catalog.replays");
    }

    @Test
    void explicitActMakesTheNextGenerationOncePerAct() {
        intake.publish(catalogRow("MUG-1"));
        GenerationRequest first = intake.requests().get(0);
        intake.complete(first);

        intake.regenerate(catalogRow("MUG-1"), "act-1");
        GenerationRequest second = intake.requests().get(0);
        intake.complete(second).regenerate(catalogRow("MUG-1"), "act-1");

        assertThat(second.getGeneration()).isEqualTo(first.getGeneration() + 1);
        assertThat(intake.requests()).isEmpty();
    }

    @Test
    void everyViolationOfAnEventIsInOneAnswer() {
        CatalogChange.Builder change = catalogRow("MUG-1").setSourceImageUrl("ftp://img.example.com/a.jpg");
        change.setShots(List.of(shot(change)
                .setCount(9)
                .setPromptTemplate("{{title}} in {{colour}}")
                .build()));
        intake.publish(change, IntakeDriver.header("ce_id", "e-1"));

        ImageFailed rejected = intake.failed().get(0);

        assertThat(intake.requests()).isEmpty();
        assertThat(intake.statuses()).isEmpty();
        assertThat(rejected.getEventId()).isEqualTo("e-1");
        assertThat(rejected.getFailure().getWhy()).isEqualTo(FailureClass.CONTRACT_VIOLATION);
        assertThat(rejected.getFailure().getError())
                .isEqualTo("sourceImageUrl must be an absolute http or https URL, was ftp://img.example.com/a.jpg; "
                        + "shots[0].count must be 1 to 4, was 9; "
                        + "shots[0].promptTemplate must not name the placeholder {{colour}}, which has no value, "
                        + "was {{title}} in {{colour}}");
        assertThat(rejected.getViolations()).hasSize(3);
    }

    @Test
    void outcomeOfAnotherGenerationChangesNothing() {
        intake.publish(catalogRow("MUG-1"));
        GenerationRequest first = intake.requests().get(0);
        intake.fail(first).publish(catalogRow("MUG-1"));
        GenerationRequest second = intake.requests().get(0);

        intake.complete(first);

        assertThat(intake.admissions().get(second.getIdempotencyKey()).getState())
                .isEqualTo(LedgerState.IN_PROGRESS);
    }

    @Test
    void lateResultOfTheSameGenerationBeatsItsFailure() {
        intake.publish(catalogRow("MUG-1"));
        GenerationRequest request = intake.requests().get(0);

        intake.fail(request).complete(request).fail(request);

        assertThat(intake.statuses())
                .extracting(GenerationStatus::getState)
                .containsExactly(LedgerState.IN_PROGRESS, LedgerState.FAILED, LedgerState.COMPLETED);
    }

    @Test
    void entryExpiresWithATombstoneAndItsKeyComesBackWithAGreaterGeneration() {
        intake.publish(catalogRow("MUG-1")).publish(catalogRow("MUG-2"));
        List<GenerationRequest> first = intake.requests();
        intake.complete(first.get(0));
        intake.statuses();

        intake.pass(Duration.ofDays(91));
        List<TestRecord<String, GenerationStatus>> tombstones = intake.records(intake.topics.status());
        intake.publish(catalogRow("MUG-1")).publish(catalogRow("MUG-2"));
        List<GenerationRequest> second = intake.requests();

        assertThat(tombstones).hasSize(1);
        assertThat(tombstones.get(0).key()).isEqualTo(first.get(0).getIdempotencyKey());
        assertThat(tombstones.get(0).value()).isNull();
        assertThat(second).extracting(GenerationRequest::getSku).containsExactly("MUG-1");
        assertThat(second.get(0).getGeneration()).isGreaterThan(first.get(0).getGeneration());
    }

    @Test
    void traceAndCloudEventHeadersTravelButNoOthers() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        intake.publish(
                catalogRow("MUG-1"),
                IntakeDriver.header("traceparent", trace)
                        .add("tracestate", "vendor=1".getBytes(StandardCharsets.UTF_8))
                        .add("secret", "x".getBytes(StandardCharsets.UTF_8)));

        TestRecord<String, GenerationRequest> request =
                intake.records(intake.topics.requests("sandbox")).get(0);

        assertThat(RecordHeaders.text(request.headers(), "traceparent")).hasValue(trace);
        assertThat(RecordHeaders.text(request.headers(), "tracestate")).hasValue("vendor=1");
        assertThat(RecordHeaders.text(request.headers(), "ce_type")).hasValue("io.darkroom.image.requested.v1");
        assertThat(RecordHeaders.text(request.headers(), "ce_id"))
                .hasValue("MUG-1:product:main:prompt_v1#" + request.value().getGeneration());
        assertThat(RecordHeaders.text(request.headers(), "secret")).isEmpty();
    }
}
