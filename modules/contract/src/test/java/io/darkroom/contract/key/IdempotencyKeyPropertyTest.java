package io.darkroom.contract.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.key.IdempotencyKey.Parts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class IdempotencyKeyPropertyTest {

    @Property
    void aKeyTellsItsParts(@ForAll @Size(4) List<@From("part") String> p) {
        assertThat(IdempotencyKey.parse(IdempotencyKey.of(p.get(0), p.get(1), p.get(2), p.get(3))))
                .isEqualTo(new Parts(p.get(0), Optional.empty(), p.get(1), p.get(2), Optional.of(p.get(3))));
    }

    @Property
    void anOwnKeyTellsItsParts(@ForAll @Size(4) List<@From("part") String> p) {
        assertThat(IdempotencyKey.parse(IdempotencyKey.own(p.get(0), p.get(1), p.get(2), p.get(3))))
                .isEqualTo(new Parts(p.get(0), Optional.of(p.get(1)), p.get(2), p.get(3), Optional.empty()));
    }

    @Property
    void differentPartsAreDifferentKeys(
            @ForAll @Size(4) List<@From("nasty") String> a, @ForAll @Size(4) List<@From("nasty") String> b) {
        assertThat(of(a).equals(of(b))).isEqualTo(a.equals(b));
        assertThat(own(a).equals(own(b))).isEqualTo(a.equals(b));
        assertThat(of(a)).isNotEqualTo(own(b));
    }

    @Property
    void aKeyIsPlainAscii(@ForAll @Size(4) List<@From("part") String> p) {
        assertThat(of(p)).matches("[A-Za-z0-9._~%:-]*");
    }

    private static String of(List<String> p) {
        return IdempotencyKey.of(p.get(0), p.get(1), p.get(2), p.get(3));
    }

    private static String own(List<String> p) {
        return IdempotencyKey.own(p.get(0), p.get(1), p.get(2), p.get(3));
    }

    @Provide
    Arbitrary<String> part() {
        return Arbitraries.strings()
                .ofMaxLength(40)
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    /** Few letters, so that collisions would be likely. */
    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.strings().withChars(':', '%', '3', 'A', 'o').ofMaxLength(3);
    }
}
