package io.darkroom.app.promise;

import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.world.Ground;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.nio.file.Path;

/** Something that happens while orders are on their way. */
public interface Scenario {

    /** As in the table of docs/GUARANTEES.md. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** How it is set up. */
    Setting setting();

    /** Where it happens: on the broker that all share, unless it breaks that. */
    default World world(Ground ground, Path folder) throws Exception {
        return World.on(ground, folder, setting());
    }

    /** Lets it happen, with everything at work again at the end; tells what it may do to the promises. */
    Allowance happen(World world) throws Exception;

    /** Looks for what this scenario promises besides. */
    default void examine(Evidence evidence) {}
}
