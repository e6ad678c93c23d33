package io.darkroom.app.price;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.Price;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.price.PriceTable;
import io.darkroom.app.config.setting.Setting;
import io.darkroom.providers.dialect.Feature;
import io.darkroom.providers.network.EventLoops;
import io.darkroom.providers.price.ModelCredits;
import io.darkroom.providers.price.ModelCredits.Told;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * What a picture costs where the configuration does not say it and the vendor does. Each is asked once, for three seconds at
 * most; what goes wrong is one note and never in the way. One thread.
 */
public final class VendorPrices {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final String CREDITS = "credits";

    private VendorPrices() {}

    /**
     * Settings of the prices that were told.
     *
     * @param notes gets one sentence when a price was asked for and not told
     */
    public static List<Setting> of(DarkroomConfig config, Consumer<String> notes) {
        return config.providers().each().values().stream()
                .filter(VendorPrices::wanted)
                .flatMap(provider -> prices(provider, ask(provider), notes).stream())
                .toList();
    }

    private static boolean wanted(ProviderConfig provider) {
        return provider.billing().price().isEmpty()
                && !provider.embedded()
                && provider.speech().dialect().capabilities().has(Feature.PRICES);
    }

    private static Told ask(ProviderConfig provider) {
        Vertx vertx = EventLoops.start(1);
        try {
            return ModelCredits.ask(
                            vertx,
                            provider.http(provider.api().base().orElseThrow()).within(LIMIT),
                            provider.billing().key(),
                            provider.speech())
                    .toCompletableFuture()
                    .get(LIMIT.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Told.Nothing("the question was interrupted");
        } catch (ExecutionException | TimeoutException | IllegalArgumentException e) {
            return new Told.Nothing("nobody answered");
        } finally {
            vertx.close();
        }
    }

    private static List<Setting> prices(ProviderConfig provider, Told told, Consumer<String> notes) {
        return switch (told) {
            case Told.Credits credits -> {
                if (!credits.byModel().containsKey(provider.model())) {
                    notes.accept(note(provider, "the model " + provider.model() + " is not on its list"));
                }
                yield credits.byModel().entrySet().stream()
                        .map(each -> setting(provider, each.getKey(), each.getValue()))
                        .toList();
            }
            case Told.Nothing nothing -> {
                notes.accept(note(provider, nothing.why()));
                yield List.of();
            }
        };
    }

    private static Setting setting(ProviderConfig provider, String model, BigDecimal credits) {
        return new Setting(
                PriceTable.told(provider.name(), model), text(provider, credits), "told by " + provider.name());
    }

    private static String text(ProviderConfig provider, BigDecimal credits) {
        return provider.billing()
                .creditPrice()
                .map(price -> new Price(price.amount().multiply(credits), price.currency()))
                .orElseGet(() -> new Price(credits, CREDITS))
                .text();
    }

    private static String note(ProviderConfig provider, String why) {
        return "%s does not tell what a picture of it costs (%s); set providers.%s.price to have it estimated."
                .formatted(provider.name(), why, provider.name());
    }
}
