package io.darkroom.pipeline.intake;

import static io.darkroom.pipeline.intake.Events.catalogRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Shot;
import io.darkroom.contract.Violation;
import io.darkroom.pipeline.intake.prompts.catalog.PromptSettings;
import io.darkroom.pipeline.intake.route.Routes;
import io.darkroom.pipeline.intake.rules.RuleSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each request goes to the provider of its model. */
class ProviderByModelTest {
    private final IntakeDriver intake =
            new IntakeDriver(settings(new Routes("house", Map.of("oil", "painter"), Set.of("old"))));

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void aModelWithAProviderGoesThereAndAllOthersToTheChosenOne() {
        intake.publish(drawnBy("A", "oil")).publish(drawnBy("B", "chalk")).publish(catalogRow("C"));

        assertThat(skus("painter")).containsExactly("A");
        assertThat(skus("house")).containsExactly("B", "C");
    }

    @Test
    void theRequestSaysWhoDrawsIt() {
        intake.publish(drawnBy("A", "oil"));

        assertThat(intake.values(intake.topics.requests("painter")))
                .extracting(GenerationRequest::getProvider)
                .containsExactly("painter");
    }

    @Test
    void theBackfillOfEachProviderIsItsOwn() {
        Headers backfill = IntakeDriver.header("darkroom-lane", "backfill");
        intake.publish(drawnBy("A", "oil"), backfill).publish(drawnBy("B", "chalk"), backfill);

        assertThat(intake.values(intake.topics.backfill("painter"))).hasSize(1);
        assertThat(intake.values(intake.topics.backfill("house"))).hasSize(1);
    }

    @Test
    void aFailureThatIsReplayedGoesBackToItsProvider() {
        intake.replay(failureOf("old"), failureCopied());

        assertThat(skus("old")).containsExactly("A");
        assertThat(intake.failed()).isEmpty();
    }

    @Test
    void aFailureOfAProviderThatIsGoneIsRejectedWithItsRequestAndTheLedgerIsLeftAsItIs() {
        intake.replay(failureOf("gone"), failureCopied());

        ImageFailed rejected = intake.failed().getFirst();
        assertThat(rejected.getState()).isEqualTo(FailedState.REJECTED);
        assertThat(rejected.getFailure().getWhy()).isEqualTo(FailureClass.PROVIDER_NOT_CONFIGURED);
        assertThat(rejected.getFailure().getError())
                .startsWith("provider must be one of house, old, painter")
                .endsWith(", was gone");
        assertThat(rejected.getViolations()).extracting(Violation::getField).containsExactly("provider");
        assertThat(rejected.getRequest()).isPresent();
        assertThat(rejected.getOrigin().getTopic()).isEqualTo("catalog.replays");
        assertThat(intake.statuses()).isEmpty();
        assertThat(intake.admissions().get(rejected.getIdempotencyKey().orElseThrow()))
                .isNull();
    }

    private byte[] failureOf(String provider) {
        intake.publish(catalogRow("A"));
        GenerationRequest request =
                intake.values(intake.topics.requests("house")).getFirst();
        ImageFailed failed = intake.failure(
                GenerationRequest.newBuilder(request)
                        .setIdempotencyKey("A:product:other:v1")
                        .setProvider(provider)
                        .build(),
                FailedState.FAILED);
        intake.statuses();
        return intake.bytes(failed);
    }

    private static Headers failureCopied() {
        return new RecordHeaders(List.of(
                IntakeDriver.header("darkroom-replay-id", "r-1").lastHeader("darkroom-replay-id"),
                IntakeDriver.header("darkroom-replay-topic", "image.failed").lastHeader("darkroom-replay-topic"),
                IntakeDriver.header("darkroom-replay-partition", "0").lastHeader("darkroom-replay-partition"),
                IntakeDriver.header("darkroom-replay-offset", "3").lastHeader("darkroom-replay-offset")));
    }

    private List<String> skus(String provider) {
        return intake.values(intake.topics.requests(provider)).stream()
                .map(GenerationRequest::getSku)
                .toList();
    }

    private static CatalogChange.Builder drawnBy(String sku, String model) {
        CatalogChange.Builder change = catalogRow(sku);
        return change.setShots(change.getShots().stream()
                .map(shot -> Shot.newBuilder(shot).setModel(model).build())
                .toList());
    }

    private static IntakeSettings settings(Routes routes) {
        return new IntakeSettings(
                routes, Duration.ofDays(90), Set.of(), PromptSettings.builtIn(), RuleSettings.defaults());
    }
}
