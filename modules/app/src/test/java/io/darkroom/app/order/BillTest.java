package io.darkroom.app.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillTest {
    @TempDir
    Path folder;

    @Test
    void anotherVersionOfAModelIsNoSlipOfTheFingers() throws IOException {
        assertThat(bill("providers.creativeai.price: 0.17 USD", order("creativeai", "gpt-image-1.5", 4))
                        .lines())
                .containsExactly("Price: at most about 0.68 USD");
    }

    @Test
    void whatWasDrawnHasThePriceOfItsProviderWhateverItsModelIsCalled() throws IOException {
        Bill bill = bill("providers.creativeai.price: 0.17 USD", order("creativeai", "gpt-imag-1", 4));

        assertThat(bill.lines()).first().isEqualTo("Price: unknown; look at the model below");
        assertThat(bill.total()).isEqualTo("0.68 USD");
        assertThat(bill.prices().of("creativeai", "gpt-imag-1")).isPresent();
    }

    @Test
    void oneModelIsOneLine() throws IOException {
        assertThat(bill("providers.creativeai.price: 0.17 USD", order("creativeai", "gpt-image-1", 4))
                        .lines())
                .containsExactly("Price: at most about 0.68 USD");
    }

    @Test
    void aModelsOwnPriceWinsOverThatOfItsProvider() throws IOException {
        assertThat(bill(
                                """
                                providers.creativeai.price: 0.17 USD
                                models.gpt-image-1: {name: vendor/gpt, price: 0.05 USD}
                                """,
                                order("creativeai", "vendor/gpt", 4),
                                order("creativeai", "other", 1),
                                order("creativeai", "other", 1))
                        .lines())
                .containsExactly(
                        "Price: at most about 0.54 USD",
                        "  other: 2 pictures, 0.34 USD",
                        "  vendor/gpt: 4 pictures, 0.20 USD");
    }

    @Test
    void whatHasNoPriceIsNamedAndNotCountedAsFree() throws IOException {
        assertThat(bill(
                                "models.gpt-image-1.price: 0.05 USD",
                                order("creativeai", "gpt-image-1", 2),
                                order("creativeai", "m", 3))
                        .lines())
                .containsExactly(
                        "Price: at most about 0.10 USD, and 3 pictures at unknown prices; set providers.creativeai.price to have it estimated",
                        "  gpt-image-1: 2 pictures, 0.10 USD",
                        "  m: 3 pictures, price unknown");
        assertThat(bill("", order("creativeai", "m", 3)).lines())
                .containsExactly("Price: unknown; set providers.creativeai.price to have it estimated");
    }

    @Test
    void eachProviderHasALineOfItsOwn() throws IOException {
        assertThat(bill(
                                "providers: {creativeai: {price: 0.17 USD}, acme: {dialect: creativeai, price: 1 EUR}}",
                                order("creativeai", "gpt-image-1", 2),
                                order("sandbox", "gpt-image-1", 9),
                                order("acme", "m", 3))
                        .lines())
                .containsExactly("Price: at most about 3 EUR (acme)", "Price: at most about 0.34 USD (creativeai)");
    }

    @Test
    void currenciesAreNotAddedUp() throws IOException {
        assertThat(bill(
                                "providers.creativeai.price: 1 USD\nmodels.m.price: 2 EUR",
                                order("creativeai", "gpt-image-1", 1),
                                order("creativeai", "m", 2))
                        .lines())
                .first()
                .isEqualTo("Price: at most about 4 EUR and 1 USD");
    }

    @Test
    void picturesOfTheSandboxCostNothing() throws IOException {
        Bill bill = bill("", order("sandbox", "gpt-image-1", 4));

        assertThat(bill.known()).isFalse();
        assertThat(bill.lines()).isEmpty();
    }

    @Test
    void theSandboxCostsWhatItsOwnPriceSaysWhateverItsModelsCostElsewhere() throws IOException {
        String prices = "providers.sandbox.price: 0.02 USD\nmodels.gpt-image-1.price: 3 USD";

        assertThat(bill(prices, order("sandbox", "gpt-image-1", 4)).lines())
                .containsExactly("Price: at most about 0.08 USD");
        assertThat(bill("models.gpt-image-1.price: 3 USD", order("sandbox", "gpt-image-1", 4))
                        .total())
                .isEqualTo("0");
    }

    @Test
    void ordersOfWhichTheModelIsNotKnownCostTheDearest() throws IOException {
        DarkroomConfig config = config("providers.creativeai.price: 1 USD\nmodels.gpt-image-1.price: 3 USD");
        Basket basket = new Basket().with("creativeai", 2, 5);

        assertThat(new Bill(basket, Prices.of(config)).lines()).containsExactly("Price: at most about 15 USD");
        assertThat(basket.calls(config.providers()::picturesPerCall)).isEqualTo(2);
    }

    @Test
    void providerThatGivesOnePictureInACallIsCalledForEach() {
        Basket basket = new Basket();
        basket.add(order("one", "m", 3));
        basket.add(order("four", "m", 3));

        assertThat(basket.calls(provider -> provider.equals("one") ? 1 : 4)).isEqualTo(4);
        assertThat(basket.with("one", 2, 5).calls(provider -> 1)).isEqualTo(12);
    }

    @Test
    void totalNamesEachCurrencyAndWhatHasNoPrice() throws IOException {
        String prices = "providers.creativeai.price: 0.17 USD\nmodels.m.price: 2 EUR";

        assertThat(bill(prices, order("creativeai", "gpt-image-1", 2), order("creativeai", "m", 1))
                        .total())
                .isEqualTo("2 EUR and 0.34 USD");
        assertThat(bill("", order("creativeai", "gpt-image-1", 3)).total())
                .isEqualTo("0, and 3 pictures at unknown prices");
        assertThat(bill("", order("sandbox", "gpt-image-1", 4)).total()).isEqualTo("0");
    }

    private Bill bill(String yaml, GenerationRequest... orders) throws IOException {
        Basket basket = new Basket();
        List.of(orders).forEach(basket::add);
        return new Bill(basket, Prices.of(config(yaml)));
    }

    private DarkroomConfig config(String yaml) throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), yaml + "\n");
        return new ConfigLoader(folder, Map.of())
                .load(Optional.empty(), new Overrides().put("provider", "creativeai", "--provider"));
    }

    private static GenerationRequest order(String provider, String model, int count) {
        return GenerationRequest.newBuilder()
                .setIdempotencyKey("k")
                .setFingerprint("f")
                .setEventId("e")
                .setSku("s")
                .setAnchorId("s")
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v1")
                .setProvider(provider)
                .setModel(model)
                .setPrompt("p")
                .setSourceImageUrl("https://x.example/1.png")
                .setCount(count)
                .setOccurredAt(Instant.EPOCH)
                .setOrigin(new Origin("t", 0, 0L))
                .build();
    }
}
