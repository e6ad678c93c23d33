package io.darkroom.pipeline.generate.standing;

import io.darkroom.contract.Control;
import io.darkroom.contract.Order;
import io.darkroom.pipeline.generate.gate.Gate;
import io.darkroom.pipeline.generate.gate.Hold;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the orders that hold and open a provider do to the gate of one process. What a process finds may be written behind a
 * person's order that it has not read yet: then that process puts the order back in force. By then the person may have ended
 * it: so a hold that is the very one that a person ended is no new one, and who put it back ends it again. The thread of the
 * log.
 */
final class HoldOrders {
    private final String provider;
    private final String instance;
    private final Gate gate;
    private @Nullable Hold putBack;
    private @Nullable Hold ended;
    private @Nullable Control end;

    HoldOrders(String provider, String instance, Gate gate) {
        this.provider = provider;
        this.instance = instance;
        this.gate = gate;
    }

    /** Obeys an order to hold or to open. Returns what must be written again, behind it. */
    Optional<Control> obey(Control control) {
        return control.getOrder() == Order.HOLD ? hold(control) : open(control);
    }

    private Optional<Control> hold(Control control) {
        Hold hold = Hold.of(control);
        if (hold.equals(ended)) {
            return hold.equals(putBack) ? Optional.ofNullable(end) : Optional.empty();
        }
        return gate.apply(hold) ? Optional.empty() : restored(control);
    }

    private Optional<Control> open(Control control) {
        if (!Orders.isByPerson(control)) {
            return gate.reopen() ? Optional.empty() : restored(control);
        }
        gate.hold().filter(Hold::byPerson).ifPresent(over -> {
            ended = over;
            end = control;
        });
        gate.open();
        gate.endWait();
        return Optional.empty();
    }

    private Optional<Control> restored(Control found) {
        if (!found.getBy().equals(instance)) {
            return Optional.empty();
        }
        Optional<Hold> order = gate.hold().filter(Hold::byPerson);
        order.ifPresent(hold -> putBack = hold);
        return order.map(hold ->
                Orders.hold(provider, hold.error(), hold.by(), hold.since()).control());
    }
}
