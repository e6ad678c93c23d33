package io.darkroom.pipeline.intake.rules;

import static io.darkroom.pipeline.intake.Events.catalogRow;
import static io.darkroom.pipeline.intake.Events.shot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import io.darkroom.contract.Violation;
import io.darkroom.contract.address.AllowedHosts;
import io.darkroom.contract.trace.TraceContext;
import io.darkroom.pipeline.intake.Events;
import io.darkroom.pipeline.intake.governance.Choices;
import io.darkroom.pipeline.intake.governance.Governance;
import io.darkroom.pipeline.intake.governance.Model;
import io.darkroom.pipeline.intake.governance.Reference;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.catalog.PromptSettings;
import io.darkroom.pipeline.intake.wire.Event;
import io.darkroom.pipeline.intake.wire.Marks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContractRulesTest {
    private static final PromptCatalog PROMPTS = PromptCatalog.load(PromptSettings.builtIn());
    private static final ContractRules RULES = rules(RuleSettings.defaults(), PROMPTS);

    @Test
    void rowsOfTheRecipesKeepTheContract() {
        assertThat(check(catalogRow("MUG-1"))).isEmpty();
        assertThat(check(Events.shotRow("villa", "bedroom", "wide", "Light"))).isEmpty();
    }

    @Test
    void deadlineInThePastIsNoViolation() {
        assertThat(check(catalogRow("MUG-1").setDeadline(Events.NOW.minusSeconds(1))))
                .isEmpty();
    }

    static Stream<Arguments> brokenEvents() {
        String long201 = "x".repeat(201);
        return Stream.of(
                event("contractVersion", "must be 1", row -> row.setContractVersion(2)),
                event("sku", "must not be empty", row -> row.setSku(" ")),
                event("sku", "must be at most 200 characters", row -> row.setSku(long201)),
                event("eventId", "must be at most 200 characters", row -> row.setEventId(long201)),
                event("jobId", "must not be empty", row -> row.setJobId("")),
                event("anchorId", "must be at most 200 characters", row -> row.setAnchorId(long201)),
                event("idempotencyKey", "must not be empty", row -> row.setIdempotencyKey("")),
                event("campaign", "must be at most 200 characters", row -> row.setCampaign(long201)),
                event(
                        "sourceImageUrl",
                        "must not be empty where a shot's model takes a reference picture",
                        row -> row.setSourceImageUrl("")),
                event("shots", "must hold at least one", row -> row.setShots(List.of())),
                event("shots", "must be at most 100", row -> {
                    Shot shot = row.getShots().get(0);
                    List<Shot> shots = Stream.iterate(0, i -> i + 1)
                            .limit(101)
                            .map(i -> Shot.newBuilder(shot).setShotName("s" + i).build())
                            .toList();
                    return row.setShots(shots);
                }),
                event("product.title", "must be at most 4000 characters", row -> {
                    row.getProduct().setTitle("x".repeat(4_001));
                    return row;
                }),
                event("product.brand", "must be at most 200 characters", row -> {
                    row.getProduct().setBrand(long201);
                    return row;
                }),
                event("product.styleTags", "must be at most 100", row -> {
                    row.getProduct().setStyleTags(Collections.nCopies(101, "a"));
                    return row;
                }),
                event("product.styleTags[0]", "must be at most 2000 characters", row -> {
                    row.getProduct().setStyleTags(List.of("x".repeat(2_001)));
                    return row;
                }),
                event("product.attributes.colour", "must be at most 8000 characters", row -> {
                    row.getProduct().setAttributes(Map.of("colour", "x".repeat(8_001)));
                    return row;
                }));
    }

    static Stream<Arguments> brokenTimes() {
        return Stream.of(
                event(
                        "occurredAt",
                        "must be a time from 2000-01-01 to a day from now",
                        row -> row.setOccurredAt(Events.NOW.plusSeconds(86_401))),
                event(
                        "deadline",
                        "must be a time from 2000-01-01 to 9999-12-31",
                        row -> row.setDeadline(Instant.EPOCH)));
    }

    static Stream<Arguments> brokenShots() {
        return Stream.of(
                shots("shotName", "must not be empty", shot -> shot.setShotName("")),
                shots("placement", "must not be empty", shot -> shot.setPlacement(" ")),
                shots(
                        "promptAppend",
                        "must not stand beside promptTemplate",
                        shot -> shot.setPromptTemplate("a").setPromptAppend("b")),
                shots("promptTemplate", "must not be empty", shot -> shot.setPromptTemplate("")),
                shots(
                        "promptAppend",
                        "must be at most 32000 characters",
                        shot -> shot.setPromptAppend("x".repeat(32_001))),
                shots("promptVersion", "must be one of prompt_v1", shot -> shot.setPromptVersion("v9")),
                shots(
                        "promptVersion",
                        "must be 1 to 64 letters, digits, dots, dashes or underscores",
                        shot -> shot.setPromptTemplate("a").setPromptVersion("v 9")),
                shots("model", "must not be empty", shot -> shot.setModel("")),
                shots("aspect", "must be an aspect ratio such as 4:5", shot -> shot.setAspect("wide")),
                shots("size", "must be width x height in pixels such as 1024x1024", shot -> shot.setSize("1024")),
                shots("quality", "must not be empty", shot -> shot.setQuality("")),
                shots("style", "must not be empty", shot -> shot.setStyle("")),
                shots("background", "must be one of auto, opaque, transparent", shot -> shot.setBackground("blue")),
                shots("count", "must be 1 to 4", shot -> shot.setCount(0)),
                shots("count", "must be 1 to 4", shot -> shot.setCount(5)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource({"brokenEvents", "brokenTimes", "brokenShots"})
    void brokenRuleIsNamedWithItsField(String field, String rule, UnaryOperator<CatalogChange.Builder> breaking) {
        List<Violation> violations = check(breaking.apply(catalogRow("MUG-1")));

        assertThat(violations).hasSize(1);
        assertThat(violations.get(0).getField()).isEqualTo(field);
        assertThat(violations.get(0).getRule()).isEqualTo(rule);
    }

    @Test
    void everyViolationIsFoundAtOnce() {
        CatalogChange.Builder change = catalogRow("").setContractVersion(0).setSourceImageUrl("mug.jpg");
        Shot.Builder shot = shot(change).setCount(7).setSize("huge");
        change.setShots(List.of(shot.build(), shot.build()));

        assertThat(check(change))
                .extracting(Violation::getField)
                .containsExactly(
                        "contractVersion",
                        "sku",
                        "sourceImageUrl",
                        "shots[0].size",
                        "shots[0].count",
                        "shots[1].shotName",
                        "shots[1].size",
                        "shots[1].count");
    }

    @Test
    void unknownSegmentIsOneViolationThatNamesTheKnownOnes() {
        Violation violation = check(catalogRow("MUG-1").setSegment("attic")).get(0);

        assertThat(violation.getField()).isEqualTo("segment");
        assertThat(violation.getRule()).startsWith("must be one of balcony, bathroom, bedroom,");
        assertThat(violation.getValue()).isEqualTo("attic");
    }

    @Test
    void aMisspeltNameOfAClosedSetHasANearestOne() {
        assertThat(check(catalogRow("MUG-1").setSegment("prodct")).get(0).getRule())
                .endsWith("(nearest: product)");
        assertThat(RULES.check(withShot(shot -> shot.setPromptVersion("promt_v1"))))
                .extracting(Violation::getRule)
                .containsExactly("must be one of prompt_v1 (nearest: prompt_v1)");
    }

    @Test
    void aDraftIsNamedAsOne(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("prompts.yaml"), """
                active: v1
                versions:
                  v1: {model: m, plain: "One", append: "{{append}}", segments: {product: {size: 1024x1024, anchor: A}}}
                  v2: {state: draft, model: m, plain: "Two", append: "{{append}}", segments: {product: {size: 1024x1024, anchor: A}}}
                """);
        ContractRules rules = rules(
                RuleSettings.defaults(),
                PromptCatalog.load(new PromptSettings(
                        Optional.of(file), Map.of(), Optional.empty(), Optional.empty(), Optional.empty())));

        assertThat(rules.check(withShot(shot -> shot.setPromptVersion("v2"))))
                .extracting(Violation::getRule)
                .containsExactly("must be one of v1: v2 is a draft, which no event may name");
    }

    @Test
    void unknownSegmentIsAllowedWithAFallback() {
        PromptCatalog prompts = PromptCatalog.load(new PromptSettings(
                Optional.empty(), Map.of(), Optional.of("living_room"), Optional.empty(), Optional.empty()));
        ContractRules rules = rules(RuleSettings.defaults(), prompts);

        assertThat(rules.check(
                        Events.event(catalogRow("MUG-1").setSegment("attic").build())))
                .isEmpty();
        assertThat(rules.check(Events.event(
                        catalogRow("MUG-1").setSegment("attic\u001b").build())))
                .extracting(Violation::getField)
                .containsExactly("segment");
    }

    @Test
    void openSetsCanBeClosedByConfiguration() {
        RuleSettings closed =
                new RuleSettings(Set.of("gpt-image-1"), Set.of("1:1"), Governance.NONE, Set.of(), 1, AllowedHosts.NONE);
        ContractRules rules = rules(closed, PROMPTS);
        CatalogChange.Builder change = catalogRow("MUG-1");
        change.setShots(List.of(shot(change)
                .setModel("other")
                .setAspect("4:5")
                .setBackground("blue")
                .build()));

        assertThat(rules.check(Events.event(change.build())))
                .extracting(Violation::getField)
                .containsExactly("shots[0].model", "shots[0].aspect");
    }

    @Test
    void aspectNeedsASizeWhereTheProviderDrawsSizesOnly() {
        Governance governance =
                new Governance(Map.of(), Map.of(), Map.of("drawer", Map.of("1:1", "1024x1024", "3:2", "1536x1024")));
        RuleSettings sizes = new RuleSettings(Set.of(), Set.of(), governance, Set.of(), 1, AllowedHosts.NONE);
        ContractRules rules = rules(sizes, PROMPTS);

        assertThat(rules.check(withShot(shot -> shot.setAspect("3:2")))).isEmpty();
        assertThat(rules.check(withShot(shot -> shot.setAspect("4:5").setSize("1024x1280"))))
                .isEmpty();
        assertThat(rules.check(withShot(shot -> shot.setAspect("4:5"))))
                .extracting(Violation::getField, Violation::getRule, Violation::getValue)
                .containsExactly(tuple("shots[0].aspect", "must be one of 1:1, 3:2 when no size is given", "4:5"));
    }

    @Test
    void sourcePictureMayBeEmptyOnlyWhereEveryModelDoesWithoutOne() {
        Model textual = new Model(
                "textual",
                "textual",
                Optional.empty(),
                List.of("1:1"),
                List.of(),
                List.of(),
                Optional.empty(),
                4,
                Reference.IGNORED);
        Governance governance = new Governance(Map.of(), Map.of("textual", textual), Map.of());
        ContractRules rules =
                rules(new RuleSettings(Set.of(), Set.of(), governance, Set.of(), 2, AllowedHosts.NONE), PROMPTS);
        CatalogChange.Builder change = catalogRow("MUG-1").setSourceImageUrl("");
        Shot words = shot(change).setModel("textual").build();
        Shot pictured = shot(change).setShotName("second").build();

        assertThat(rules.check(Events.event(change.setShots(List.of(words)).build())))
                .isEmpty();
        assertThat(rules.check(
                        Events.event(change.setShots(List.of(words, pictured)).build())))
                .extracting(Violation::getField, Violation::getRule)
                .containsExactly(
                        tuple("sourceImageUrl", "must not be empty where a shot's model takes a reference picture"));
    }

    private static Event withShot(UnaryOperator<Shot.Builder> change) {
        CatalogChange.Builder row = catalogRow("MUG-1");
        return Events.event(
                row.setShots(List.of(change.apply(shot(row)).build())).build());
    }

    @Test
    void valueIsCutAtTwoHundredCharacters() {
        Violation violation = check(catalogRow("x".repeat(5_000))).get(0);

        assertThat(violation.getValue()).hasSize(200).endsWith("…");
    }

    @Test
    void sourcePictureInsideANetworkIsAViolationUnlessItIsAllowed() {
        CatalogChange change = catalogRow("MUG-1")
                .setSourceImageUrl("http://minio.corp.internal:9000/mug.jpg")
                .build();
        AllowedHosts minio = AllowedHosts.parse("source.allowed-hosts", List.of("*.corp.internal"));
        RuleSettings allowing = new RuleSettings(Set.of(), Set.of(), Governance.NONE, Set.of(), 1, minio);

        assertThat(RULES.check(Events.event(change)))
                .extracting(Violation::getField, Violation::getRule)
                .containsExactly(tuple(
                        "sourceImageUrl",
                        "must not lie on a name of this machine or network, unless source.allowed-hosts says so"));
        assertThat(rules(allowing, PROMPTS).check(Events.event(change))).isEmpty();
    }

    @Test
    void passwordInAnAddressIsNeverRepeated() {
        Violation violation = check(catalogRow("MUG-1").setSourceImageUrl("https://me:secret@img.example.com/a.jpg"))
                .get(0);

        assertThat(violation.getRule()).isEqualTo("must not carry a user name or password");
        assertThat(violation.getValue()).isEqualTo("https://***@img.example.com/a.jpg");
    }

    @Test
    void idOfAnExplicitActHasALength() {
        Marks marks =
                new Marks(Events.ORIGIN, Optional.of("x".repeat(201)), Optional.empty(), false, OptionalLong.empty());
        Event forced =
                new Event(catalogRow("MUG-1").build(), "e", Events.ORIGIN, marks, TraceContext.NONE, Optional.empty());

        assertThat(RULES.check(forced)).extracting(Violation::getField).containsExactly("header darkroom-force");
    }

    private static ContractRules rules(RuleSettings settings, PromptCatalog prompts) {
        return new ContractRules(
                settings, new Choices(settings.governance(), model -> "drawer"), prompts, () -> Events.NOW);
    }

    private static Arguments event(String field, String rule, UnaryOperator<CatalogChange.Builder> breaking) {
        return arguments(field, rule, breaking);
    }

    private static Arguments shots(String field, String rule, UnaryOperator<Shot.Builder> breaking) {
        UnaryOperator<CatalogChange.Builder> all =
                row -> row.setShots(List.of(breaking.apply(shot(row)).build()));
        return arguments("shots[0]." + field, rule, all);
    }

    private static List<Violation> check(CatalogChange.Builder change) {
        return RULES.check(Events.event(change.build()));
    }
}
