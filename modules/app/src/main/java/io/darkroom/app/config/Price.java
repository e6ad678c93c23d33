package io.darkroom.app.config;

import io.darkroom.app.wording.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Price of one picture; for estimates and the metric of the cost.
 *
 * @param amount not negative
 * @param currency ISO 4217 code, or credits of the vendor; may be empty
 */
public record Price(BigDecimal amount, String currency) {
    private static final String CREDITS = "credits";
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(?: ([A-Z]{3}|" + CREDITS + "))?");

    /** Reads a price such as 0.17 USD; the complaint names the property. */
    public static Price parse(String property, String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    property + " must be an amount with an optional currency such as 0.17 USD, was " + text);
        }
        return new Price(new BigDecimal(matcher.group(1)), matcher.group(2) == null ? "" : matcher.group(2));
    }

    /** Whether it is no money, as long as nobody says what a credit costs. */
    public boolean inCredits() {
        return currency.equals(CREDITS);
    }

    /** As a setting has it, such as 0.17 USD. */
    public String text() {
        BigDecimal shown = amount.setScale(Math.min(9, Math.max(0, amount.scale())), RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return Money.of(shown, currency);
    }

    /** The price of several pictures. */
    public Price times(long pictures) {
        return new Price(amount.multiply(BigDecimal.valueOf(pictures)), currency);
    }

    /** As exact as it is, such as 6.80 USD. */
    public String words() {
        return Money.of(amount, currency);
    }
}
