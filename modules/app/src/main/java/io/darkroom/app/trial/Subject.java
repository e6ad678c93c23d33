package io.darkroom.app.trial;

import io.darkroom.app.exit.UserError;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import java.util.List;
import java.util.Optional;

/** Makes the event of a trial: a product with the one shot that is tried, in the wording that is tried. Any thread. */
final class Subject {
    private Subject() {}

    /**
     * The event.
     *
     * @param shot which shot of the product; empty for the first
     */
    static CatalogChange of(CatalogChange product, Optional<String> shot, Template template, TrialFlags flags) {
        Shot.Builder tried = flags.over(Shot.newBuilder(chosen(product, shot))).setCount(1);
        CatalogChange.Builder change = CatalogChange.newBuilder(product);
        switch (template) {
            case Template.Words words ->
                tried.setPromptTemplate(words.text()).setPromptAppend(null).setPromptVersion(null);
            case Template.OfVersion version -> {
                tried.setPromptTemplate(null).setPromptVersion(version.version());
                version.segment().ifPresent(change::setSegment);
            }
        }
        return change.setShots(List.of(tried.build())).build();
    }

    private static Shot chosen(CatalogChange product, Optional<String> name) {
        List<Shot> shots = product.getShots();
        if (shots.isEmpty()) {
            return Shot.newBuilder().build();
        }
        return name.isEmpty()
                ? shots.getFirst()
                : shots.stream()
                        .filter(shot -> shot.getShotName().equals(name.get()))
                        .findFirst()
                        .orElseThrow(() -> UserError.usage("The product has no shot %s; it has %s."
                                .formatted(
                                        name.get(),
                                        String.join(
                                                ", ",
                                                shots.stream()
                                                        .map(Shot::getShotName)
                                                        .toList()))));
    }
}
