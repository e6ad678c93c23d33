package io.darkroom.app.trial.draw;

import io.darkroom.app.config.Price;
import io.darkroom.contract.GenerationRequest;
import java.util.Optional;

/**
 * One model of a trial. Any thread.
 *
 * @param model as it was asked for; the order has the provider's own name of it
 * @param file begin of the names of its pictures
 * @param order what is asked for, one picture
 * @param price of a picture, when it is known and not nothing
 */
public record Column(String model, String file, GenerationRequest order, Optional<Price> price) {

    /** Who draws it. */
    public String provider() {
        return order.getProvider();
    }
}
