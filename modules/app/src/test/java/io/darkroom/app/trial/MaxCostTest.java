package io.darkroom.app.trial;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.config.Price;
import io.darkroom.app.trial.draw.Column;
import io.darkroom.contract.GenerationRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaxCostTest {
    @Test
    void exactlyTheAmountMayBeSpent() {
        assertThatCode(() -> MaxCost.of("2.04 USD").require(List.of(column("a", "0.17 USD")), 12))
                .doesNotThrowAnyException();
        assertThatCode(() -> MaxCost.of("2.04").require(List.of(column("a", "0.17 USD")), 12))
                .doesNotThrowAnyException();
    }

    @Test
    void allModelsTogetherCount() {
        assertThatThrownBy(() ->
                        MaxCost.of("3 USD").require(List.of(column("a", "0.17 USD"), column("b", "0.09 USD")), 12))
                .hasMessage("--max-cost is 3 USD, and 24 pictures would cost about 3.12 USD; nothing was drawn.");
    }

    @Test
    void whatHasNoPriceOrAnotherCurrencyCannotBeCapped() {
        assertThatThrownBy(() -> MaxCost.of("3 USD").require(List.of(column("a", "")), 1))
                .hasMessage("--max-cost cannot be kept: the price of a is not known; set providers.acme.price or "
                        + "models.a.price.");
        assertThatThrownBy(() -> MaxCost.of("3 USD").require(List.of(column("a", "4 credits")), 1))
                .hasMessage("--max-cost cannot be kept: it is in USD, and a picture of a costs 4 credits; "
                        + "providers.acme.credit-price says what a credit costs.");
        assertThatThrownBy(() -> MaxCost.of("3").require(List.of(column("a", "1 USD"), column("b", "1 credits")), 1))
                .hasMessage("--max-cost cannot be kept: it is in USD, and a picture of b costs 1 credits; "
                        + "providers.acme.credit-price says what a credit costs.");
    }

    @Test
    void anAmountIsNeeded() {
        assertThatThrownBy(() -> MaxCost.of("cheap"))
                .hasMessage("--max-cost must be an amount with an optional currency such as 0.17 USD, was cheap.");
    }

    private static Column column(String model, String price) {
        GenerationRequest order =
                TrialOrders.order().setProvider("acme").setModel(model).build();
        return new Column(
                model, model, order, price.isEmpty() ? Optional.empty() : Optional.of(Price.parse("price", price)));
    }
}
