package io.darkroom.app.wording;

import io.darkroom.contract.Cost;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;

/** Amounts as people read them. Any thread. */
public final class Money {
    private Money() {}

    /** Such as 0.68 USD. */
    public static String of(Cost cost) {
        return of(cost.getAmount(), cost.getCurrency());
    }

    /** Such as 6.80 USD, as exact as it is. */
    public static String of(BigDecimal amount, String currency) {
        return of(amount.toPlainString(), currency);
    }

    /** Such as 6.80 USD and 12 credits. */
    public static String of(Map<String, BigDecimal> byCurrency) {
        return byCurrency.entrySet().stream()
                .map(each -> of(each.getValue(), each.getKey()))
                .collect(Collectors.joining(" and "));
    }

    private static String of(String amount, String currency) {
        return (amount + " " + currency).strip();
    }
}
