package io.darkroom.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SkuTest {
    @Test
    void aNumberComesBackFromKeyAndToken() {
        assertThat(Sku.number(Sku.of(299_999).getBytes(StandardCharsets.UTF_8))).isEqualTo(299_999);
        assertThat(Sku.number(Sku.of(7) + ":product:main:prompt_v1:g1:c1")).isEqualTo(7);
    }
}
