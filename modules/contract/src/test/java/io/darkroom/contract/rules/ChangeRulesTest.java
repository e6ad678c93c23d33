package io.darkroom.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Product;
import io.darkroom.contract.Samples;
import io.darkroom.contract.Shot;
import io.darkroom.contract.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules without an installation, as publishers apply them; intake's own are tested with its prompts. */
class ChangeRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final ChangeRules RULES = new ChangeRules(Allowed.ANYTHING, () -> NOW);

    @Test
    void namesOfOpenSetsAreTheInstallationsBusiness() {
        Shot shot = Shot.newBuilder()
                .setModel("a-model")
                .setBackground("plaid")
                .setPromptVersion("v99")
                .setAspect("4:5")
                .build();

        assertThat(fields(Samples.change().setSegment("spaceship").setShots(List.of(shot))))
                .isEmpty();
    }

    @Test
    void whatNoInstallationTakesIsAViolation() {
        Shot shot = Shot.newBuilder().setModel("").setAspect("wide").setCount(5).build();

        assertThat(fields(Samples.change()
                        .setSku("")
                        .setSegment(" ")
                        .setSourceImageUrl("mug.jpg")
                        .setShots(List.of(shot))))
                .containsExactly(
                        "sku", "segment", "sourceImageUrl", "shots[0].model", "shots[0].aspect", "shots[0].count");
    }

    @Test
    void shotsThatDependOnOneAnotherInACircleAreOneViolationThatNamesTheWay() {
        List<Shot> shots = List.of(
                dependent("a", "b"), dependent("b", "a"), dependent("c", "a"), dependent("d", "of another event"));

        assertThat(RULES.check(Samples.change().setShots(shots).build(), Optional.empty()))
                .extracting(violation -> violation.getField() + " " + violation.getRule())
                .containsExactly("shots[0].dependsOnShot must not lead back to the shot itself: a → b → a");
    }

    private static Shot dependent(String name, String on) {
        return Shot.newBuilder().setShotName(name).setDependsOnShot(on).build();
    }

    @Test
    void namesHoldNoControlCharacters() {
        String escape = "a\u001b[31m";
        String csi = "a\u009b31m";
        Shot shot = Shot.newBuilder()
                .setShotName(escape)
                .setPlacement("a\u007f")
                .setPromptVersion(csi)
                .setModel("a\nb")
                .build();

        assertThat(RULES
                        .check(
                                Samples.change()
                                        .setEventId(escape)
                                        .setJobId(csi)
                                        .setSku("A\nB")
                                        .setAnchorId(escape)
                                        .setSegment("attic\r")
                                        .setIdempotencyKey("a\u0000")
                                        .setCampaign(escape)
                                        .setShots(List.of(shot))
                                        .build(),
                                Optional.of(escape))
                        .stream()
                        .filter(each -> each.getRule().equals("must not contain control characters"))
                        .map(Violation::getField))
                .containsExactly(
                        "eventId",
                        "jobId",
                        "sku",
                        "anchorId",
                        "segment",
                        "idempotencyKey",
                        "campaign",
                        "header darkroom-force",
                        "shots[0].shotName",
                        "shots[0].placement",
                        "shots[0].promptVersion",
                        "shots[0].model");
    }

    @Test
    void freeTextKeepsItsControlCharacters() {
        Product product = Product.newBuilder()
                .setTitle("Mug\u001b[31m\nwith a handle")
                .setAttributes(Map.of("", "a\tb"))
                .build();

        assertThat(fields(Samples.change().setProduct(product))).isEmpty();
    }

    @Test
    void oldEventsAndFarDeadlinesAreFine() {
        assertThat(fields(Samples.change()
                        .setOccurredAt(Instant.parse("2000-01-01T00:00:00Z"))
                        .setDeadline(Instant.parse("9999-12-31T00:00:00Z"))))
                .isEmpty();
        assertThat(fields(Samples.change().setOccurredAt(NOW.plus(Duration.ofDays(1)))))
                .isEmpty();
    }

    @Test
    void senselessTimesAreViolations() {
        for (Instant time : List.of(
                Instant.ofEpochSecond(1_790_000),
                Instant.ofEpochMilli(Long.MIN_VALUE),
                Instant.ofEpochMilli(Long.MAX_VALUE))) {
            assertThat(fields(Samples.change().setDeadline(time).setOccurredAt(time)))
                    .containsExactly("deadline", "occurredAt");
        }
        assertThat(fields(Samples.change()
                        .setOccurredAt(NOW.plus(Duration.ofDays(1)).plusMillis(1))))
                .containsExactly("occurredAt");
    }

    private static List<String> fields(CatalogChange.Builder change) {
        return RULES.check(change.build(), Optional.empty()).stream()
                .map(Violation::getField)
                .toList();
    }
}
