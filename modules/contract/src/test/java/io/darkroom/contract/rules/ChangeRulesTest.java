package io.darkroom.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Samples;
import io.darkroom.contract.Shot;
import io.darkroom.contract.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules without an installation, as publishers apply them; intake's own are tested with its prompts. */
class ChangeRulesTest {
    private static final ChangeRules RULES = new ChangeRules(Allowed.ANYTHING);

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

    private static List<String> fields(CatalogChange.Builder change) {
        return RULES.check(change.build(), Optional.empty()).stream()
                .map(Violation::getField)
                .toList();
    }
}
