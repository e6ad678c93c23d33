package io.darkroom.pipeline.generate.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Cost;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PriceListTest {
    private final PriceList prices =
            new PriceList(Optional.of(price("0.1", "USD")), Map.of("imagen-3", price("1.5", "credits")));

    @Test
    void picturesCostExactlyTheirPriceEach() {
        assertThat(prices.of("gpt-image-1", 3)).hasValue(new Cost("0.3", "USD"));
        assertThat(prices.of("imagen-3", 4)).hasValue(new Cost("6.0", "credits"));
    }

    @Test
    void withoutAPriceNothingIsSaid() {
        assertThat(PriceList.NONE.of("gpt-image-1", 3)).isEmpty();
    }

    @Test
    void currenciesAreThoseOfAllPrices() {
        assertThat(prices.currencies()).containsExactlyInAnyOrder("USD", "credits");
    }

    private static PicturePrice price(String amount, String currency) {
        return new PicturePrice(new BigDecimal(amount), currency);
    }
}
