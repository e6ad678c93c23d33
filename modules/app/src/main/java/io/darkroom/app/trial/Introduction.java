package io.darkroom.app.trial;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.order.Basket;
import io.darkroom.app.order.Bill;
import io.darkroom.app.order.Estimate;
import io.darkroom.app.order.Prices;
import io.darkroom.app.run.preview.PaidCommand;
import io.darkroom.contract.Shot;
import io.darkroom.contract.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a user reads before a trial. Any thread.
 *
 * @param words what stands behind {@code darkroom} in this command
 */
record Introduction(TrialPlan plan, DarkroomConfig config, List<String> words) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Template: " + plan.template().shown());
        lines.add("Product: " + plan.product().getSku() + title());
        reference().ifPresent(lines::add);
        lines.add("Prompt: " + Shown.of(plan.prompt()));
        Basket basket = plan.basket();
        lines.add("Pictures: " + basket.words(config, Long::toString));
        if (plan.free()) {
            lines.add("The sandbox draws these pictures: placeholders, nothing is paid. For real ones:");
            lines.add("  "
                    + PaidCommand.hint(
                            config.settings(),
                            words,
                            plan.columns().getFirst().order().getModel()));
        } else {
            lines.addAll(new Bill(basket, Prices.of(config)).lines());
            lines.addAll(Estimate.lines(config, basket, ProviderConfig::maxInFlight));
        }
        return lines;
    }

    private Optional<String> reference() {
        Shot shot = plan.product().getShots().getFirst();
        return shot.getDependsOnShot()
                .map(other -> "Reference: none; in a catalog the shot %s is drawn after %s, whose picture it refers to."
                        .formatted(shot.getShotName(), other));
    }

    private String title() {
        String title = plan.product().getProduct().getTitle();
        return title.isBlank() ? "" : ", " + Shown.of(title);
    }
}
