package io.darkroom.app.promise.api;

import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.util.function.Consumer;

/**
 * The image API works badly, as a fault script says, and is well again by itself.
 *
 * @param faults rules of the sandbox
 * @param examination what is looked for besides the guarantees
 */
record Trouble(
        String name, Setting setting, int orders, String faults, Allowance allowed, Consumer<Evidence> examination)
        implements Scenario {

    static Trouble of(String name, Setting setting, int orders, String faults) {
        return new Trouble(name, setting, orders, faults, Allowance.NOTHING, evidence -> {});
    }

    Trouble allowing(Allowance most) {
        return new Trouble(name, setting, orders, faults, most, examination);
    }

    Trouble and(Consumer<Evidence> besides) {
        return new Trouble(name, setting, orders, faults, allowed, besides);
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.api().faults().set(faults);
        world.stages("one");
        world.catalog().publish("P", orders);
        return allowed;
    }

    @Override
    public void examine(Evidence evidence) {
        examination.accept(evidence);
    }
}
