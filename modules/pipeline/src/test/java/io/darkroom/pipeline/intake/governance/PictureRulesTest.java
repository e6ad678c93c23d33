package io.darkroom.pipeline.intake.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.darkroom.contract.Shot;
import io.darkroom.contract.rules.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PictureRulesTest {
    private static final PictureRules RULES = new PictureRules(Studio.CHOICES, Set.of(), Set.of());
    private static final Fallback SQUARE = new Fallback(Optional.of("own"), Optional.of("1024x1024"));

    static Stream<Arguments> goodShots() {
        return Stream.of(
                good("nothing asked for", shot -> shot),
                good("a placement alone", shot -> shot.setPlacement("pdp")),
                good("its second aspect", shot -> shot.setPlacement("hero").setAspect("21:9")),
                good("a size of its aspect", shot -> shot.setPlacement("hero").setSize("1344x768")),
                good("an allowed model", shot -> shot.setPlacement("pdp").setModel("sized")),
                good("any described model", shot -> shot.setPlacement("social").setModel("tall")),
                good(
                        "all that a model can",
                        shot -> shot.setModel("sized")
                                .setAspect("3:2")
                                .setBackground("transparent")
                                .setCount(4)),
                good(
                        "a model of which nothing is known",
                        shot -> shot.setModel("other")
                                .setAspect("7:5")
                                .setStyle("baroque")
                                .setCount(4)),
                good("a model that draws from words", shot -> shot.setModel("textual")),
                good(
                        "its style",
                        shot -> shot.setModel("wide").setAspect("16:9").setStyle("none")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodShots")
    void whatIsAllowedAndCanBeDrawnHasNoFault(String what, UnaryOperator<Shot.Builder> shot) {
        assertThat(faults(shot, SQUARE)).as(what).isEmpty();
    }

    static Stream<Arguments> brokenShots() {
        return Stream.of(
                broken(
                        shot -> shot.setPlacement("socail"),
                        "placement",
                        "must be one of hero, pdp, social (nearest: social)",
                        "socail"),
                broken(
                        shot -> shot.setPlacement("pdp").setModel("tall").setSize("1024x1024"),
                        "model",
                        "must be one of square, sized in placement pdp",
                        "tall"),
                broken(
                        shot -> shot.setPlacement("pdp").setModel("squares"),
                        "model",
                        "must be one of square, sized in placement pdp (nearest: square)",
                        "squares"),
                broken(
                        shot -> shot.setPlacement("social").setModel("other"),
                        "model",
                        "must be another: other is not described: nothing says that it draws 4:5 (models.other.aspects)",
                        "other"),
                broken(
                        shot -> shot.setPlacement("social"),
                        "model",
                        "must be given: own, which is the default, is not described: nothing says that it draws 4:5"
                                + " (models.own.aspects)",
                        ""),
                broken(
                        shot -> shot.setPlacement("social").setModel("square"),
                        "model",
                        "must be another: square draws 1:1 and not 4:5, which placement social needs (tall can)",
                        "square"),
                broken(
                        shot -> shot.setPlacement("hero").setModel("other").setAspect("4:5"),
                        "aspect",
                        "must be one of 16:9, 21:9 in placement hero",
                        "4:5"),
                broken(
                        shot -> shot.setPlacement("hero").setModel("sized").setSize("1024x1024"),
                        "size",
                        "must have an aspect ratio of 16:9, 21:9 in placement hero",
                        "1024x1024"),
                broken(
                        shot -> shot.setModel("wide").setAspect("1:1"),
                        "aspect",
                        "must be one of 16:9, 21:9 for model wide",
                        "1:1"),
                broken(
                        shot -> shot.setModel("sized").setSize("512x512"),
                        "size",
                        "must be one of 1024x1024, 1536x1024 for model sized",
                        "512x512"),
                broken(
                        shot -> shot.setModel("tall").setSize("1024x1024"),
                        "size",
                        "must have an aspect ratio of 4:5 for model tall",
                        "1024x1024"),
                broken(
                        shot -> shot.setModel("tall"),
                        "size",
                        "must be given, or aspect: the segment's 1024x1024 is none of 4:5, which model tall draws",
                        ""),
                broken(
                        shot -> shot.setModel("lonely").setAspect("4:5"),
                        "aspect",
                        "must be one of 1:1, 3:2 when no size is given",
                        "4:5"),
                broken(
                        shot -> shot.setModel("wide").setAspect("16:9").setStyle("anime"),
                        "style",
                        "must be one of realistic, none for model wide",
                        "anime"),
                broken(
                        shot -> shot.setModel("wide").setAspect("16:9").setBackground("transparent"),
                        "background",
                        "must not be transparent for model wide",
                        "transparent"),
                broken(
                        shot -> shot.setModel("wide").setAspect("16:9").setCount(2),
                        "count",
                        "must be 1 for model wide",
                        "2"),
                broken(
                        shot -> shot.setModel("blind"),
                        "model",
                        "must be another: blind takes no reference picture, and models.blind.reference is not ignore",
                        "blind"));
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("brokenShots")
    void faultNamesFieldRuleAndValue(UnaryOperator<Shot.Builder> shot, String field, String rule, String value) {
        assertThat(faults(shot, SQUARE)).contains(new Fault(field, rule, value));
    }

    @Test
    void everyFaultOfAShotIsFound() {
        List<Fault> faults = faults(
                shot -> shot.setPlacement("pdp")
                        .setModel("wide")
                        .setAspect("4:5")
                        .setSize("800x600")
                        .setStyle("anime")
                        .setBackground("transparent")
                        .setCount(3),
                SQUARE);

        assertThat(faults)
                .extracting(Fault::field, Fault::value)
                .containsExactly(
                        tuple("model", "wide"),
                        tuple("aspect", "4:5"),
                        tuple("size", "800x600"),
                        tuple("aspect", "4:5"),
                        tuple("size", "800x600"),
                        tuple("style", "anime"),
                        tuple("background", "transparent"),
                        tuple("count", "3"));
    }

    @Test
    void unknownPlacementHidesNoFaultOfTheShotsOwnWords() {
        List<Fault> faults = faults(
                shot -> shot.setPlacement("nowhere").setModel("wide").setAspect("1:1"),
                new Fallback(Optional.of("tall"), Optional.of("1536x1024")));

        assertThat(faults).extracting(Fault::field).containsExactly("placement", "aspect");
    }

    @Test
    void whatTheContractSaysOfAFormIsNotSaidTwice() {
        assertThat(faults(
                        shot -> shot.setPlacement("hero")
                                .setModel("wide")
                                .setAspect("wide")
                                .setSize("big")
                                .setCount(9),
                        SQUARE))
                .isEmpty();
        assertThat(faults(shot -> shot.setPlacement(" ").setModel(" "), SQUARE)).isEmpty();
    }

    @Test
    void whatAPlacementBringsAlongIsHeldToTheClosedSets() {
        PictureRules closed = new PictureRules(Studio.CHOICES, Set.of("sized"), Set.of("1:1"));
        Shot hero = Shot.newBuilder().setPlacement("hero").build();

        assertThat(closed.faults(hero, SQUARE, true))
                .extracting(Fault::rule)
                .containsExactly(
                        "must not bring the model wide, which generation.models leaves out",
                        "must not bring the aspect ratio 16:9, which generation.aspects leaves out");
    }

    @Test
    void sizeFollowsFromTheAspectOfThePlacementWhereOnlySizesAreDrawn() {
        Shot shot = Shot.newBuilder().setPlacement("pdp").setModel("sized").build();

        Choice choice = Studio.CHOICES.choice(shot, SQUARE).orElseThrow();

        assertThat(choice.provider()).isEqualTo(Studio.SIZES_ONLY);
        assertThat(choice.aspect()).hasValue("1:1");
        assertThat(choice.size()).hasValue("1024x1024");
    }

    /** An API of aspect ratios and styles, without quality, background and reference picture. */
    private static List<Fault> atApi(Model model, boolean pictured, UnaryOperator<Shot.Builder> shot) {
        Offer offer = new Offer(Set.of("1:1", "16:9"), Set.of("anime", "none"), false, false, false);
        Governance governance =
                new Governance(Map.of(), Map.of(model.name(), model), Map.of(), Map.of(Studio.PROVIDER, offer));
        return new PictureRules(new Choices(governance, name -> Studio.PROVIDER), Set.of(), Set.of())
                .faults(
                        shot.apply(Shot.newBuilder().setModel(model.name())).build(),
                        new Fallback(Optional.empty(), Optional.of("1024x1024")),
                        pictured);
    }

    @Test
    void whatTheApiOfTheProviderHasNoWordForIsAFault() {
        Model unknown = Model.undescribed("m");

        assertThat(atApi(
                        unknown,
                        true,
                        shot -> shot.setAspect("7:3")
                                .setStyle("line")
                                .setQuality("high")
                                .setBackground("transparent")))
                .extracting(Fault::field, Fault::rule)
                .containsExactly(
                        tuple(
                                "model",
                                "must be another: m is sent no reference picture by its provider %s, and "
                                                .formatted(Studio.PROVIDER)
                                        + "models.m.reference is not ignore"),
                        tuple("aspect", "must be one of 16:9, 1:1 at provider " + Studio.PROVIDER),
                        tuple("style", "must be one of anime, none at provider " + Studio.PROVIDER),
                        tuple(
                                "quality",
                                "must not be given for model m: its provider %s cannot be asked for a quality"
                                        .formatted(Studio.PROVIDER)),
                        tuple(
                                "background",
                                "must not be transparent for model m: its provider %s cannot be asked for a background"
                                        .formatted(Studio.PROVIDER)));
        assertThat(atApi(unknown, false, shot -> shot.setAspect("16:9").setStyle("anime")))
                .isEmpty();
    }

    @Test
    void aSizeMustBeNearAnAspectRatioOfTheApi() {
        Model unknown = Model.undescribed("m");

        assertThat(atApi(unknown, false, shot -> shot.setSize("1344x768"))).isEmpty();
        assertThat(atApi(unknown, false, shot -> shot.setSize("1000x300")))
                .containsExactly(new Fault(
                        "size", "must have an aspect ratio of 16:9, 1:1 at provider " + Studio.PROVIDER, "1000x300"));
    }

    @Test
    void whatIsSaidOfAModelCountsMoreThanWhatItsApiIsKnownToHave() {
        Model described = new Model(
                "m",
                "m",
                Optional.empty(),
                List.of("7:3"),
                List.of(),
                List.of("line"),
                Optional.empty(),
                Model.MOST,
                Reference.IGNORED);

        assertThat(atApi(described, true, shot -> shot.setAspect("7:3").setStyle("line")))
                .isEmpty();
    }

    private static List<Fault> faults(UnaryOperator<Shot.Builder> shot, Fallback fallback) {
        return RULES.faults(shot.apply(Shot.newBuilder()).build(), fallback, true);
    }

    private static Arguments good(String what, UnaryOperator<Shot.Builder> shot) {
        return arguments(what, shot);
    }

    private static Arguments broken(UnaryOperator<Shot.Builder> shot, String field, String rule, String value) {
        return arguments(shot, field, rule, value);
    }
}
