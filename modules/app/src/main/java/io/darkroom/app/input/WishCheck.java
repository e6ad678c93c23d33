package io.darkroom.app.input;

import io.darkroom.app.catalog.Wishes;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.contract.rules.ClosedSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses a flag that no row could be drawn with, once and not for each row. Any thread.
 *
 * @param placements those that this command knows; empty knows none and takes any
 * @param models those that may be asked for; empty is any
 * @param campaigns those that may be named; empty is any
 */
public record WishCheck(Set<String> placements, Set<String> models, Set<String> campaigns) {
    /** A cluster's intake has a configuration of its own, which may know more. */
    public static WishCheck of(DarkroomConfig config) {
        if (config.cluster().remote()) {
            return new WishCheck(Set.of(), Set.of(), Set.of());
        }
        var rules = config.stages().intake().rules();
        return new WishCheck(rules.governance().placements().keySet(), rules.models(), rules.campaigns());
    }

    public void require(Wishes wishes) {
        wishes.placement().ifPresent(name -> require("--placement", name, placements));
        wishes.model().ifPresent(name -> require("--model", name, models));
        wishes.campaign().ifPresent(name -> require("--campaign", name, campaigns));
    }

    private static void require(String flag, String name, Set<String> known) {
        if (!known.isEmpty() && !known.contains(name)) {
            throw UserError.usage(
                    "%s %s, was %s.".formatted(flag, ClosedSet.rule(new TreeSet<>(known), "", name), name));
        }
    }
}
