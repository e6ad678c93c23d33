package io.darkroom.app.wording;

import io.darkroom.contract.Cost;

/** Amounts as people read them. Any thread. */
public final class Money {
    private Money() {}

    /** Such as 0.68 USD. */
    public static String of(Cost cost) {
        return (cost.getAmount() + " " + cost.getCurrency()).strip();
    }
}
