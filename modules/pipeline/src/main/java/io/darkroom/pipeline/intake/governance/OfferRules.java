package io.darkroom.pipeline.intake.governance;

import io.darkroom.contract.Shot;
import io.darkroom.contract.rules.Fault;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the API of a shot's provider has no word for. Nothing is a fault at one that takes anything. Any thread.
 *
 * @param sized aspect ratios that have a size there, where only sizes can be asked for
 * @param offer what it has words for
 */
record OfferRules(Shot shot, Choice choice, Set<String> sized, Optional<Offer> offer) {

    static OfferRules of(Governance governance, Shot shot, Choice choice) {
        String provider = choice.provider();
        return new OfferRules(shot, choice, governance.sizes(provider).keySet(), governance.offer(provider));
    }

    /** Whether a reference picture is not sent. */
    boolean sendsNoReference() {
        return offer.filter(api -> !api.reference()).isPresent();
    }

    /** Where only sizes can be asked for, an aspect ratio without one would change nothing; elsewhere the API has a list. */
    Optional<Fault> aspect(String aspect) {
        Set<String> known = sized.isEmpty() ? aspects() : sized;
        if (known.isEmpty() || (sized.isEmpty() && known.contains(aspect))) {
            return Optional.empty();
        }
        return Optional.of(
                shot.getAspect().isPresent()
                        ? new Fault(
                                "aspect",
                                "must be one of " + joined(known)
                                        + (sized.isEmpty() ? atProvider() : " when no size is given"),
                                aspect)
                        : new Fault(
                                "placement",
                                "must have an aspect ratio that %s draws (%s), %s is none"
                                        .formatted(choice.provider(), joined(known), aspect),
                                shot.getPlacement().orElse("")));
    }

    /** A size is told to an API of aspect ratios as the nearest of them. */
    Optional<Fault> size() {
        Set<String> known = aspects();
        if (known.isEmpty() || choice.aspect().isPresent()) {
            return Optional.empty();
        }
        return choice.size()
                .filter(size -> AspectRatio.ofSize(size).isPresent() && !AspectRatio.fitsAny(size, known))
                .map(size -> new Fault(
                        "size",
                        "must have an aspect ratio of " + joined(known) + atProvider(),
                        shot.getSize().orElse("")));
    }

    /** Aspect ratios that can be asked for of the model, sorted; empty for any. */
    private Set<String> aspects() {
        Set<String> all = new TreeSet<>(offer.map(Offer::aspects).orElse(Set.of()));
        if (!all.isEmpty()) {
            all.addAll(choice.model().aspects());
        }
        return all;
    }

    Optional<Fault> anyStyle(String style) {
        return offer.filter(api -> api.styles().isEmpty()).map(api -> notAsked("style", "a style", style));
    }

    Optional<Fault> style(String style) {
        return offer.map(api -> new TreeSet<>(api.styles()))
                .filter(known -> !known.contains(style))
                .map(known -> new Fault("style", "must be one of " + joined(known) + atProvider(), style));
    }

    Optional<Fault> quality(String quality) {
        return offer.filter(api -> !api.quality()).map(api -> notAsked("quality", "a quality", quality));
    }

    Optional<Fault> transparent(String background) {
        return offer.filter(api -> !api.background())
                .map(api -> new Fault("background", "must not be transparent" + because("a background"), background));
    }

    private Fault notAsked(String field, String what, String value) {
        return new Fault(field, "must not be given" + because(what), value);
    }

    private String because(String what) {
        return " for model %s: its provider %s cannot be asked for %s"
                .formatted(choice.model().name(), choice.provider(), what);
    }

    private String atProvider() {
        return " at provider " + choice.provider();
    }

    private static String joined(Collection<String> names) {
        return String.join(", ", names);
    }
}
