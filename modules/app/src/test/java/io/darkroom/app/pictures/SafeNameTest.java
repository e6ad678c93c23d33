package io.darkroom.app.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"SKU-1", "a b", "茶碗", "größe.42", "a_b"})
    void harmlessNamesStay(String name) {
        assertThat(SafeName.of(name, StandardCharsets.UTF_8)).isEqualTo(name);
    }

    @Test
    void whatTheEncodingOfFileNamesCannotSayIsReplaced() {
        assertThat(SafeName.of("茶碗-1", StandardCharsets.US_ASCII)).matches("__-1-[0-9a-f]{8}");
        assertThat(SafeName.of("größe.42", StandardCharsets.ISO_8859_1)).isEqualTo("größe.42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", ".", "a/b", "../../etc/passwd", "a\\b", "nul", "CON.txt", " x ", "a\u0000b", "", "x."})
    void dangerousNamesAreChangedAndSigned(String name) {
        assertThat(SafeName.of(name)).isNotEqualTo(name).matches("(?s).*-[0-9a-f]{8}");
    }

    @Test
    void namesThatLookAlikeAfterwardsStayDifferent() {
        assertThat(SafeName.of("a/b")).isNotEqualTo(SafeName.of("a:b")).isNotEqualTo(SafeName.of("a_b"));
    }

    @Property(tries = 1000)
    void everyNameIsOnePlainPathElement(@ForAll String name) {
        String safe = SafeName.of(name);

        assertThat(Path.of(safe).getNameCount()).isEqualTo(1);
        assertThat(safe)
                .doesNotContain("/")
                .doesNotContain("\\")
                .isNotEqualTo("..")
                .isNotEqualTo(".")
                .isNotEmpty();
        assertThat(safe.getBytes(StandardCharsets.UTF_8).length).isLessThan(120);
    }

    @Property(tries = 1000)
    void differentNamesBecomeDifferentNames(@ForAll String one, @ForAll String other) {
        Assume.that(!one.equals(other));

        assertThat(SafeName.of(one)).isNotEqualTo(SafeName.of(other));
    }
}
