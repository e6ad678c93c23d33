package io.darkroom.app.provider;

import io.darkroom.contract.Control;
import io.darkroom.contract.text.Shown;

/** Standing orders in words. Any thread. */
public final class Wording {
    /** State of a provider for which no hold stands; whether its calls succeed is another question. */
    public static final String NOT_HELD = "not held";

    private Wording() {}

    /** Since when, by whom and why. */
    public static String hold(Control hold) {
        String error = hold.getError()
                .filter(text -> !text.isBlank())
                .map(text -> ": " + Shown.of(text))
                .orElse("");
        return ended(hold.getWhy()
                .map(why -> "%s is held since %s, found by %s: %s%s"
                        .formatted(hold.getProvider(), hold.getAt(), hold.getBy(), why, error))
                .orElseGet(() -> "%s is held since %s by %s%s"
                        .formatted(hold.getProvider(), hold.getAt(), hold.getBy(), error)));
    }

    /** A reason of somebody's may be a sentence already, or a question. */
    private static String ended(String sentence) {
        return sentence.matches("(?s).*[.!?…]") ? sentence : sentence + ".";
    }

    /** Why more calls than the cap run at a time; empty where they do not. */
    static String floor(int cap, int partitions) {
        return cap >= partitions ? "" : " (not %d: each of %d partitions keeps one)".formatted(cap, partitions);
    }

    /** How many, since when and by whom. */
    public static String limit(Control limit) {
        return "%d at a time since %s by %s".formatted(limit.getMaxInFlight().orElse(0), limit.getAt(), limit.getBy());
    }
}
