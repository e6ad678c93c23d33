package io.darkroom.app.price;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.Price;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.Setting;
import io.darkroom.pipeline.intake.IntakeSettings;
import io.darkroom.providers.dialect.Feature;
import io.darkroom.providers.price.ModelCredits;
import io.darkroom.providers.price.ModelCredits.Told;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                .flatMap(provider -> prices(config, provider, ask(provider), notes).stream())
                .toList();
    }

    private static boolean wanted(ProviderConfig provider) {
        return provider.billing().price().isEmpty()
                && !provider.embedded()
                && provider.speech().dialect().capabilities().has(Feature.PRICES);
    }

    private static Told ask(ProviderConfig provider) {
        Vertx vertx = Vertx.vertx();
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

    private static List<Setting> prices(
            DarkroomConfig config, ProviderConfig provider, Told told, Consumer<String> notes) {
        return switch (told) {
            case Told.Credits credits -> {
                List<Setting> prices = new ArrayList<>(price(provider, credits, notes));
                prices.addAll(ofModels(config, provider, credits));
                yield prices;
            }
            case Told.Nothing nothing -> {
                notes.accept(note(provider, nothing.why()));
                yield List.of();
            }
        };
    }

    private static List<Setting> price(ProviderConfig provider, Told.Credits told, Consumer<String> notes) {
        Optional<BigDecimal> credits = Optional.ofNullable(told.byModel().get(provider.model()));
        if (credits.isEmpty()) {
            notes.accept(note(provider, "the model " + provider.model() + " is not on its list"));
        }
        return credits.map(cost -> setting("providers." + provider.name() + ".price", provider, cost))
                .map(List::of)
                .orElseGet(List::of);
    }

    /** Of the models that it draws and that are described. */
    private static List<Setting> ofModels(DarkroomConfig config, ProviderConfig provider, Told.Credits told) {
        IntakeSettings intake = config.stages().intake();
        return intake.rules().governance().models().values().stream()
                .filter(model -> intake.routes().of(model.name()).equals(provider.name()))
                .flatMap(model -> Optional.ofNullable(told.byModel().get(model.vendorName()))
                        .map(cost -> setting("models." + model.name() + ".price", provider, cost))
                        .stream())
                .toList();
    }

    private static Setting setting(String property, ProviderConfig provider, BigDecimal credits) {
        return new Setting(property, text(provider, credits), "told by " + provider.name());
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
