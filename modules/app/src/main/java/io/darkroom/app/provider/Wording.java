package io.darkroom.app.provider;

import io.darkroom.contract.Control;
import io.darkroom.contract.text.Shown;

/** Standing orders in words. Any thread. */
final class Wording {
    private Wording() {}

    static String hold(Control hold) {
        String error = hold.getError()
                .filter(text -> !text.isBlank())
                .map(text -> ": " + Shown.of(text))
                .orElse("");
        return hold.getWhy()
                .map(why -> "%s is held since %s, found by %s: %s%s."
                        .formatted(hold.getProvider(), hold.getAt(), hold.getBy(), why, error))
                .orElseGet(() -> "%s is held since %s by %s%s."
                        .formatted(hold.getProvider(), hold.getAt(), hold.getBy(), error));
    }

    static String limit(Control limit) {
        return "%d at a time since %s by %s".formatted(limit.getMaxInFlight().orElse(0), limit.getAt(), limit.getBy());
    }
}
