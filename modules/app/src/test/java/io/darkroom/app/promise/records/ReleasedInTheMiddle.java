package io.darkroom.app.promise.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.Cli;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.world.Catalog;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.LedgerState;
import java.util.List;

/**
 * An operator releases two keys whose calls are under way. The picture of one comes and wins over the release; the other is
 * ordered again before its picture comes: that is a generation of its own, and both are delivered.
 */
public final class ReleasedInTheMiddle implements Scenario {
    private static final String KEPT = "KEPT-1";
    private static final String AGAIN = "AGAIN-1";

    @Override
    public Setting setting() {
        return Setting.of(6, "9s");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.stages("one");
        world.catalog().publish("KEPT", 1);
        world.catalog().publish("AGAIN", 1);
        await().atMost(World.LIMIT).until(() -> world.waiting() == 2);
        release(world, KEPT);
        release(world, AGAIN);
        world.catalog().publish("AGAIN", 1);
        return Allowance.NOTHING;
    }

    private static void release(World world, String sku) {
        Cli.Ending released = world.command("ledger release " + Catalog.key(sku) + " --may-pay-twice --yes");
        assertThat(released.code()).as(released.err()).isZero();
        await().atMost(World.LIMIT).until(() -> {
            List<GenerationStatus> said =
                    world.evidence(Allowance.NOTHING).statuses().get(Catalog.key(sku));
            return said.getLast().getState() == LedgerState.FAILED;
        });
    }

    @Override
    public void examine(Evidence evidence) {
        assertThat(evidence.completed().keySet().stream().map(work -> work.key()))
                .as("delivered")
                .containsExactlyInAnyOrder(Catalog.key(KEPT), Catalog.key(AGAIN), Catalog.key(AGAIN));
    }
}
