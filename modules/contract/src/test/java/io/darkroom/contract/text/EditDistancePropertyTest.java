package io.darkroom.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class EditDistancePropertyTest {

    @Property
    void isZeroForTheSameTextOnlyAndSymmetric(
            @ForAll @StringLength(max = 12) String one, @ForAll @StringLength(max = 12) String other) {
        int distance = EditDistance.of(one, other);

        assertThat(distance == 0).isEqualTo(one.equals(other));
        assertThat(distance).isEqualTo(EditDistance.of(other, one));
        assertThat(distance).isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
    }
}
