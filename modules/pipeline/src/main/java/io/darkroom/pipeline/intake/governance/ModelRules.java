package io.darkroom.pipeline.intake.governance;

import io.darkroom.contract.Shot;
import io.darkroom.contract.rules.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** What a model can draw of a shot, and its provider be asked for. One thread. */
final class ModelRules {
    private final Governance governance;
    private final Shot shot;
    private final Choice choice;
    private final Model model;
    private final OfferRules api;
    private final List<Fault> faults = new ArrayList<>();

    ModelRules(Governance governance, Shot shot, Choice choice) {
        this.governance = governance;
        this.shot = shot;
        this.choice = choice;
        this.model = choice.model();
        this.api = OfferRules.of(governance, shot, choice);
    }

    /** Whether a reference picture would go nowhere. */
    boolean takesNone() {
        return switch (model.reference()) {
            case REFUSED, IGNORED -> true;
            case TAKEN, SOURCE -> api.sendsNoReference();
        };
    }

    /** @param pictured whether the event has a reference picture */
    List<Fault> faults(boolean pictured) {
        if (pictured && model.reference() != Reference.IGNORED && takesNone()) {
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
        api.size().ifPresent(faults::add);
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
            api.aspect(aspect.get()).ifPresent(faults::add);
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
                .flatMap(api::quality)
                .ifPresent(faults::add);
        shot.getBackground().filter("transparent"::equals).ifPresent(this::checkTransparent);
        int count = shot.getCount();
        if (count > model.maxCount() && count <= Model.MOST) {
            String most = model.maxCount() == 1 ? "1" : "1 to " + model.maxCount();
            faults.add(new Fault("count", "must be " + most + forModel(), Integer.toString(count)));
        }
    }

    private void checkStyle(String style) {
        Optional<Fault> none = api.anyStyle(style);
        if (none.isPresent()) {
            faults.add(none.get());
        } else if (model.styles().isEmpty()) {
            api.style(style).ifPresent(faults::add);
        } else if (!model.styles().contains(style)) {
            faults.add(new Fault("style", "must be one of " + joined(model.styles()) + forModel(), style));
        }
    }

    private void checkTransparent(String background) {
        if (model.transparent().orElse(true)) {
            api.transparent(background).ifPresent(faults::add);
        } else {
            faults.add(new Fault("background", "must not be transparent" + forModel(), background));
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
