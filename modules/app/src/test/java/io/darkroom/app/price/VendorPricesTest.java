package io.darkroom.app.price;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.order.Basket;
import io.darkroom.app.order.Bill;
import io.darkroom.app.order.Prices;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorPricesTest {
    private static final String LIST = "{\"data\":[{\"id\":\"nano-banana-pro\",\"credit_cost\":3},"
            + "{\"id\":\"flux-schnell\",\"credit_cost\":1}]}";

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> notes = new ArrayList<>();
    private HttpServer vendor;

    @BeforeEach
    void start() throws IOException {
        vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vendor.createContext("/api/v1/models", exchange -> {
            asked.incrementAndGet();
            byte[] body = LIST.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        vendor.start();
    }

    @AfterEach
    void stop() {
        vendor.stop(0);
    }

    @Test
    void priceIsInCreditsWhereNothingSaysWhatACreditCosts() {
        assertThat(price(Map.of())).isEqualTo("Price: at most about 12 credits");
        assertThat(notes).isEmpty();
    }

    @Test
    void priceOfACreditMakesItMoneyInEstimatesAndInTheMetricOfTheCost() {
        DarkroomConfig config = priced(Map.of("DARKROOM_PROVIDERS_PIXELMUSE_CREDIT_PRICE", "0.04 USD"));

        assertThat(price(config)).isEqualTo("Price: at most about 0.48 USD");
        assertThat(config.stages()
                        .generate(config.provider().name())
                        .calls()
                        .prices()
                        .of(config.provider().model()))
                .hasValueSatisfying(price -> assertThat(price.amount()).isEqualByComparingTo("0.12"));
    }

    @Test
    void priceOfTheConfigurationWinsAndNobodyIsAsked() {
        assertThat(price(Map.of("DARKROOM_PROVIDERS_PIXELMUSE_PRICE", "0.20 USD")))
                .isEqualTo("Price: at most about 0.80 USD");
        assertThat(asked).hasValue(0);
    }

    @Test
    void modelThatIsNotOnTheListIsANote() {
        Prices prices = Prices.of(priced(Map.of("DARKROOM_PROVIDERS_PIXELMUSE_MODEL", "imagen-3")));

        assertThat(prices.of("pixelmuse", "imagen-3")).isEmpty();
        assertThat(notes)
                .containsExactly("pixelmuse does not tell what a picture of it costs (the model imagen-3 is not on its"
                        + " list); set providers.pixelmuse.price to have it estimated.");
    }

    @Test
    void whatIsToldOfAModelIsThePriceOfNoOther() {
        DarkroomConfig config = priced(Map.of());
        Prices prices = Prices.of(config);

        assertThat(prices.of("pixelmuse", "nano-banana-pro"))
                .hasValueSatisfying(price -> assertThat(price.text()).isEqualTo("3 credits"));
        assertThat(prices.of("pixelmuse", "flux-schnell"))
                .hasValueSatisfying(price -> assertThat(price.text()).isEqualTo("1 credits"));
        assertThat(prices.of("pixelmuse", "recraft-v4-pro")).isEmpty();
        assertThat(config.stages().generate("pixelmuse").calls().prices().of("recraft-v4-pro", 4))
                .isEmpty();
        assertThat(estimate(config, "flux-schnell")).isEqualTo("Price: at most about 4 credits");
        assertThat(estimate(config, "recraft-v4-pro")).startsWith("Price: unknown");
    }

    private static String estimate(DarkroomConfig config, String model) {
        Basket basket = new Basket();
        basket.add("pixelmuse", model, 4);
        return String.join("\n", new Bill(basket, Prices.of(config)).lines());
    }

    @Test
    void eachModelThatIsDescribedHasThePriceThatTheVendorTells() {
        Prices prices = Prices.of(priced(Map.of(
                "DARKROOM_PROVIDERS_PIXELMUSE_CREDIT_PRICE", "0.04 USD",
                "DARKROOM_PROVIDERS_PIXELMUSE_MODEL", "nano-banana-2")));

        assertThat(prices.of("pixelmuse", "nano-banana-pro"))
                .hasValueSatisfying(price -> assertThat(price.text()).isEqualTo("0.12 USD"));
        assertThat(prices.of("pixelmuse", "imagen-3")).isEmpty();
    }

    @Test
    void vendorThatIsAwayIsANoteAndNoObstacle() {
        stop();

        assertThat(price(Map.of())).startsWith("Price: unknown");
        assertThat(notes).singleElement().asString().contains("Connection refused");
    }

    @Test
    void vendorWithoutSuchAListIsNotAsked() {
        DarkroomConfig config = new ConfigLoader(folder, Map.of())
                .load(Optional.empty(), new Overrides().put("provider", "creativeai", "--provider"));

        assertThat(VendorPrices.of(config, notes::add)).isEmpty();
        assertThat(notes).isEmpty();
    }

    private String price(Map<String, String> environment) {
        return price(priced(environment));
    }

    private static String price(DarkroomConfig config) {
        Basket basket = new Basket().with(config.provider().name(), 4, 4);
        return String.join("\n", new Bill(basket, Prices.of(config)).lines());
    }

    private DarkroomConfig priced(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put(
                "DARKROOM_PROVIDERS_PIXELMUSE_BASE_URL",
                "http://localhost:" + vendor.getAddress().getPort());
        ConfigLoader loader = new ConfigLoader(folder, environment);
        DarkroomConfig config =
                loader.load(Optional.empty(), new Overrides().put("provider", "pixelmuse", "--provider"));
        return loader.with(config, VendorPrices.of(config, notes::add));
    }
}
