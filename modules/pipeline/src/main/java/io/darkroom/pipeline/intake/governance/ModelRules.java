package io.darkroom.pipeline.intake.governance;

import io.darkroom.contract.Shot;
import io.darkroom.contract.rules.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a model and its provider can draw of a shot. One thread. */
final class ModelRules {
    private final Governance governance;
    private final Shot shot;
    private final Choice choice;
    private final Model model;
    private final Optional<Offer> offer;
    private final List<Fault> faults = new ArrayList<>();

    ModelRules(Governance governance, Shot shot, Choice choice) {
        this.governance = governance;
        this.shot = shot;
        this.choice = choice;
        this.model = choice.model();
        this.offer = governance.offer(choice.provider());
    }

    /** Whether a reference picture would go nowhere. */
    static boolean takesNone(Governance governance, Choice choice) {
        return switch (choice.model().reference()) {
            case REFUSED, IGNORED -> true;
            case TAKEN, SOURCE ->
                governance
                        .offer(choice.provider())
                        .filter(api -> !api.reference())
                        .isPresent();
        };
    }

    /** @param pictured whether the event has a reference picture */
    List<Fault> faults(boolean pictured) {
        if (pictured && model.reference() != Reference.IGNORED && takesNone(governance, choice)) {
            faults.add(AnotherModel.fault(
                    shot,
                    choice,
                    (model.reference() == Reference.REFUSED
                                    ? "takes no reference picture"
                                    : "is sent no reference picture by its provider " + choice.provider())
                            + ", and models." + model.name() + ".reference is not ignore"));
        }
        checkAspect();
        checkSize();
        checkSizeAtProvider();
        checkRest();
        return faults;
    }

    private void checkAspect() {
        Optional<String> aspect =
                choice.aspect().filter(ratio -> AspectRatio.of(ratio).isPresent());
        if (aspect.isEmpty() || (shot.getAspect().isEmpty() && barred())) {
            return;
        }
        if (model.described() && !model.draws(aspect.get())) {
            faults.add(notDrawn(aspect.get()));
        } else if (choice.size().isEmpty()) {
            checkProviderHas(aspect.get());
        }
    }

    /** Whether the placement does not allow the model, which is said already. */
    private boolean barred() {
        return governance
                .placement(shot)
                .map(Placement::allowed)
                .filter(allowed -> !allowed.isEmpty() && !allowed.contains(model.name()))
                .isPresent();
    }

    private Fault notDrawn(String aspect) {
        return shot.getAspect().isPresent()
                ? new Fault("aspect", formRule(), aspect)
                : AnotherModel.fault(
                        shot,
                        choice,
                        "draws %s and not %s, which placement %s needs%s"
                                .formatted(
                                        joined(model.drawn()),
                                        aspect,
                                        shot.getPlacement().orElse(""),
                                        whoDoes(aspect)));
    }

    private String whoDoes(String aspect) {
        NavigableSet<String> able = governance.drawing(aspect);
        governance
                .placement(shot)
                .map(Placement::allowed)
                .filter(allowed -> !allowed.isEmpty())
                .ifPresent(able::retainAll);
        return able.isEmpty() ? "" : " (" + joined(able) + " can)";
    }

    /** Where only sizes can be asked for, an aspect ratio without one would change nothing; elsewhere the API has a list. */
    private void checkProviderHas(String aspect) {
        Set<String> sized = governance.sizes(choice.provider()).keySet();
        Set<String> known = sized.isEmpty() ? aspects() : sized;
        if (known.isEmpty() || (sized.isEmpty() && known.contains(aspect))) {
            return;
        }
        faults.add(
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

    /** Aspect ratios that the provider can be asked for of this model, sorted; empty for any. */
    private Set<String> aspects() {
        Set<String> all = new TreeSet<>(offer.map(Offer::aspects).orElse(Set.of()));
        if (!all.isEmpty()) {
            all.addAll(model.aspects());
        }
        return all;
    }

    /** A size is told to an API of aspect ratios as the nearest of them. */
    private void checkSizeAtProvider() {
        Set<String> known = aspects();
        if (known.isEmpty() || choice.aspect().isPresent()) {
            return;
        }
        choice.size()
                .filter(size -> AspectRatio.ofSize(size).isPresent() && !AspectRatio.fitsAny(size, known))
                .ifPresent(size -> faults.add(new Fault(
                        "size",
                        "must have an aspect ratio of " + joined(known) + atProvider(),
                        shot.getSize().orElse(""))));
    }

    private void checkSize() {
        if (!model.described()) {
            return;
        }
        if (shot.getSize().isPresent()) {
            shot.getSize()
                    .filter(size -> AspectRatio.ofSize(size).isPresent() && !model.drawsSize(size))
                    .ifPresent(size -> faults.add(new Fault("size", sizeRule(), size)));
        } else if (choice.aspect().isEmpty()) {
            choice.size()
                    .filter(size -> !model.drawsSize(size))
                    .ifPresent(size -> faults.add(new Fault(
                            "size",
                            "must be given, or aspect: the segment's %s is none of %s, which model %s draws"
                                    .formatted(size, joined(sizes()), model.name()),
                            "")));
        }
    }

    private void checkRest() {
        shot.getStyle().filter(style -> !style.isBlank()).ifPresent(this::checkStyle);
        shot.getQuality()
                .filter(quality -> !quality.isBlank())
                .filter(quality -> offer.filter(api -> !api.quality()).isPresent())
                .ifPresent(quality -> faults.add(new Fault("quality", notAsked("a quality"), quality)));
        shot.getBackground().filter("transparent"::equals).ifPresent(this::checkTransparent);
        int count = shot.getCount();
        if (count > model.maxCount() && count <= Model.MOST) {
            String most = model.maxCount() == 1 ? "1" : "1 to " + model.maxCount();
            faults.add(new Fault("count", "must be " + most + forModel(), Integer.toString(count)));
        }
    }

    private void checkStyle(String style) {
        if (offer.filter(api -> api.styles().isEmpty()).isPresent()) {
            faults.add(new Fault("style", notAsked("a style"), style));
        } else if (!model.styles().isEmpty() && !model.styles().contains(style)) {
            faults.add(new Fault("style", "must be one of " + joined(model.styles()) + forModel(), style));
        } else if (model.styles().isEmpty()) {
            offer.map(api -> new TreeSet<>(api.styles()))
                    .filter(known -> !known.contains(style))
                    .ifPresent(known ->
                            faults.add(new Fault("style", "must be one of " + joined(known) + atProvider(), style)));
        }
    }

    private String notAsked(String what) {
        return "must not be given%s: its provider %s cannot be asked for %s"
                .formatted(forModel(), choice.provider(), what);
    }

    private String atProvider() {
        return " at provider " + choice.provider();
    }

    private void checkTransparent(String background) {
        if (!model.transparent().orElse(true)) {
            faults.add(new Fault("background", "must not be transparent" + forModel(), background));
        } else if (offer.filter(api -> !api.background()).isPresent()) {
            faults.add(new Fault(
                    "background",
                    "must not be transparent%s: its provider %s cannot be asked for a background"
                            .formatted(forModel(), choice.provider()),
                    background));
        }
    }

    private String formRule() {
        return (model.aspects().isEmpty() ? "must be the aspect ratio of one of " : "must be one of ")
                + joined(model.drawn())
                + forModel();
    }

    private String sizeRule() {
        return (model.sizes().isEmpty() ? "must have an aspect ratio of " : "must be one of ")
                + joined(sizes())
                + forModel();
    }

    private List<String> sizes() {
        return model.sizes().isEmpty() ? model.aspects() : model.sizes();
    }

    private String forModel() {
        return " for model " + model.name();
    }

    private static String joined(Collection<String> names) {
        return String.join(", ", names);
    }
}
