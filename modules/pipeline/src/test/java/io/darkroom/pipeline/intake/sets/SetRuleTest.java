package io.darkroom.pipeline.intake.sets;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Origin;
import io.darkroom.contract.Violation;
import io.darkroom.contract.stores.SetTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SetRuleTest {
    @Test
    void segmentsShareTheVersionOfTheFirst() {
        SetTerms terms = SetRule.terms(order("kitchen", "v1", null));

        assertThat(SetRule.violations(order("bedroom", "v1", null), terms)).isEmpty();
        assertThat(SetRule.violations(order("bedroom", "v2", null), terms))
                .extracting(Violation::getField)
                .containsExactly("promptVersion");
    }

    @Test
    void anExperimentOfOneSegmentLeavesTheOthersAtTheirVersion() {
        SetTerms terms = SetRule.joined(
                SetRule.terms(order("kitchen", "v2", "warmer")), SetRule.terms(order("bedroom", "v1", null)));

        assertThat(SetRule.violations(order("kitchen", "v2", "warmer"), terms)).isEmpty();
        assertThat(SetRule.violations(order("balcony", "v1", null), terms)).isEmpty();
        assertThat(SetRule.violations(order("garden", "v2", "warmer"), terms)).isEmpty();
    }

    @Test
    void aSegmentKeepsItsVersionWhetherAnExperimentBeginsOrEnds() {
        SetTerms terms = SetRule.joined(
                SetRule.terms(order("kitchen", "v2", "warmer")), SetRule.terms(order("bedroom", "v1", null)));

        assertThat(SetRule.violations(order("kitchen", "v1", null), terms)).hasSize(1);
        assertThat(SetRule.violations(order("bedroom", "v2", "warmer"), terms)).hasSize(1);
    }

    private static GenerationRequest order(String segment, String version, @Nullable String experiment) {
        return GenerationRequest.newBuilder()
                .setIdempotencyKey("APT-1:" + segment + ":wide:" + version)
                .setFingerprint("f")
                .setEventId("e")
                .setSku("APT-1")
                .setAnchorId("APT-1")
                .setSegment(segment)
                .setShotName("wide")
                .setPromptVersion(version)
                .setExperiment(experiment)
                .setProvider("sandbox")
                .setModel("m")
                .setPrompt("p")
                .setSourceImageUrl("https://img.example.com/a.jpg")
                .setOccurredAt(Instant.EPOCH)
                .setOrigin(new Origin("catalog.changes", 0, 0L))
                .setConsistencySet("APT-1:APT-1:job:j")
                .build();
    }
}
