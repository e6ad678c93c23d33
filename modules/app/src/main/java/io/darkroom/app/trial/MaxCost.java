package io.darkroom.app.trial;

import io.darkroom.app.config.Price;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.trial.draw.Column;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The most that a trial may cost. Any thread.
 *
 * @param price an amount; without a currency it is one of whatever the prices are in
 */
record MaxCost(Price price) {
    private static final String FLAG = "--max-cost";

    /** Reads it, such as {@code 2.50} and {@code "2.50 USD"}. */
    static MaxCost of(String text) {
        try {
            return new MaxCost(Price.parse(FLAG, text.strip()));
        } catch (IllegalArgumentException e) {
            throw UserError.usage(e.getMessage() + ".", e);
        }
    }

    /**
     * Refuses what may cost more, and what nobody knows the price of.
     *
     * @param variants pictures of each model
     */
    void require(List<Column> columns, int variants) {
        BigDecimal sum = BigDecimal.ZERO;
        String currency = price.currency();
        for (Column column : columns) {
            if (column.provider().equals(ProviderConfig.SANDBOX)
                    && column.price().isEmpty()) {
                continue;
            }
            Price one = price(column);
            currency = same(currency, one, column);
            sum = sum.add(one.times(variants).amount());
        }
        if (sum.compareTo(price.amount()) > 0) {
            throw UserError.usage("%s is %s, and %d pictures would cost about %s; nothing was drawn."
                    .formatted(FLAG, price.text(), columns.size() * variants, new Price(sum, currency).text()));
        }
    }

    private static Price price(Column column) {
        Optional<Price> known = column.price();
        return known.orElseThrow(() -> UserError.usage(
                "%s cannot be kept: the price of %s is not known; set providers.%s.price or models.%s.price."
                        .formatted(FLAG, column.model(), column.provider(), column.model())));
    }

    private static String same(String currency, Price one, Column column) {
        if (!currency.isEmpty() && !currency.equals(one.currency())) {
            throw UserError.usage("%s cannot be kept: it is in %s, and a picture of %s costs %s%s."
                    .formatted(FLAG, currency, column.model(), one.text(), advice(one, column)));
        }
        return one.currency();
    }

    private static String advice(Price one, Column column) {
        return one.inCredits()
                ? "; providers.%s.credit-price says what a credit costs".formatted(column.provider())
                : "";
    }
}
