package io.darkroom.pipeline.intake.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Shot;
import io.darkroom.contract.rules.Fault;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** However many rules a shot breaks together, each is named. */
class PictureRulesPropertyTest {
    private static final PictureRules RULES = new PictureRules(Studio.CHOICES, Set.of(), Set.of());
    private static final Fallback FALLBACK = new Fallback(Optional.of("own"), Optional.of("1024x1024"));

    /** What can be wrong with a shot of the placement hero, drawn by the model wide. */
    enum Slip {
        ASPECT("aspect"),
        SIZE("size"),
        STYLE("style"),
        BACKGROUND("background"),
        COUNT("count");

        private final String field;

        Slip(String field) {
            this.field = field;
        }

        void make(Shot.Builder shot) {
            switch (this) {
                case ASPECT -> shot.setAspect("2:3");
                case SIZE -> shot.setSize("640x960");
                case STYLE -> shot.setStyle("anime");
                case BACKGROUND -> shot.setBackground("transparent");
                case COUNT -> shot.setCount(2);
            }
        }
    }

    @Property
    void exactlyTheBrokenFieldsAreNamed(@ForAll @Size(max = 5) Set<Slip> slips, @ForAll boolean modelSaid) {
        Shot.Builder shot = Shot.newBuilder().setPlacement("hero");
        if (modelSaid) {
            shot.setModel("wide");
        }
        slips.forEach(slip -> slip.make(shot));

        assertThat(fields(shot)).isEqualTo(expected(slips));
    }

    /** Another model than the default brings its own limits along, besides those of the placement. */
    @Property
    void aForbiddenModelIsNamedBesideEveryOtherFault(@ForAll @Size(max = 5) Set<Slip> slips) {
        Shot.Builder shot = Shot.newBuilder().setPlacement("pdp").setModel("wide");
        EnumSet<Slip> made = slips.isEmpty() ? EnumSet.noneOf(Slip.class) : EnumSet.copyOf(slips);
        made.forEach(slip -> slip.make(shot));

        assertThat(fields(shot)).contains("model").containsAll(expected(made));
    }

    private static Set<String> fields(Shot.Builder shot) {
        List<Fault> faults = RULES.faults(shot.build(), FALLBACK, true);
        Set<String> fields = new HashSet<>();
        faults.forEach(fault -> fields.add(fault.field()));
        return fields;
    }

    private static Set<String> expected(Set<Slip> slips) {
        Set<String> fields = new HashSet<>();
        slips.forEach(slip -> fields.add(slip.field));
        return fields;
    }
}
