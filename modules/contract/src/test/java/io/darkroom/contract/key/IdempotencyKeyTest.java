package io.darkroom.contract.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

    @Test
    void ordinaryPartsStandForThemselves() {
        assertThat(IdempotencyKey.of("SKU-1", "product", "main", "v1")).isEqualTo("SKU-1:product:main:v1");
        assertThat(IdempotencyKey.own("SKU-1", "k", "product", "main")).isEqualTo("SKU-1:own:k:product:main");
    }

    @Test
    void everythingButUnreservedCharactersIsEncodedInUtf8() {
        assertThat(IdempotencyKey.of("a:b", "ü %", "~-._", "")).isEqualTo("a%3Ab:%C3%BC%20%25:~-._:");
    }

    @Test
    void aShotNameTellsItsSource() {
        // printf %s https://example.com/bedroom.jpg | sha256sum
        String shot = IdempotencyKey.shotWithSource("wide", "https://example.com/bedroom.jpg");
        assertThat(shot).isEqualTo("wide:scc36fbff003f");
        assertThat(shot).isNotEqualTo(IdempotencyKey.shotWithSource("wide", "https://example.com/bedroom2.jpg"));
    }

    @Test
    void textThatIsNoKeyIsRefusedWithASentence() {
        for (String text : new String[] {"", "a", "a:b:c", "a:b:c:d:e", "a:b:c:d:e:f"}) {
            assertThatThrownBy(() -> IdempotencyKey.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("sku:segment:shotName:promptVersion");
        }
    }

    @Test
    void anEncodingThatIsNotOursIsRefused() {
        for (String part : new String[] {"%", "%4", "%zz", "%41", "%c3%bc", "ü", "a b", "%FF", "%C3"}) {
            assertThatThrownBy(() -> IdempotencyKey.parse(part + ":b:c:d"))
                    .as(part)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void halfASurrogatePairIsRefused() {
        assertThatThrownBy(() -> IdempotencyKey.of("\ud800", "a", "b", "c"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
