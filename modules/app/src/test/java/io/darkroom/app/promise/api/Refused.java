package io.darkroom.app.promise.api;

import static org.awaitility.Awaitility.await;

import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;

/** In the middle of the work nobody listens any more: running calls lose their connection, new ones are refused. */
final class Refused implements Scenario {
    private static final int CAP = 40;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "500ms..1s").with("hold.breaker-wait", "1s");
    }

    @Override
    public String name() {
        return "RefusedConnections";
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.stages("one");
        world.catalog().publish("C", 10 * CAP);
        world.awaitBilled(2 * CAP);
        world.api().refuse();
        await().atMost(World.LIMIT)
                .until(() ->
                        world.evidence(Allowance.NOTHING).records().retries().size() > CAP);
        world.api().listen();
        return Allowance.NOTHING.repeats(CAP);
    }
}
