package io.darkroom.app.promise;

import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;

/** Something that happens while orders are on their way. */
public interface Scenario {

    /** How it is set up. */
    Setting setting();

    /** Lets it happen, with everything at work again at the end; tells what it may do to the promises. */
    Allowance happen(World world) throws Exception;
}
