package io.darkroom.app.promise.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.local.stage.Stages;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.util.Map;

/** A provider is taken out of the configuration while retries wait for it; others are drawn meanwhile; then it is back. */
public final class ProviderRemoved implements Scenario {
    private static final int ORDERS = 20;

    @Override
    public Setting setting() {
        return Setting.of(20, "100ms").with("retry.delay", "15s").with("hold.breaker-failures", "1000");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.api().faults().set("[{when: {prompt: Chair WAIT}, then: {status: 500}}]");
        Stages first = world.stages("one");
        world.catalog().publish("WAIT", ORDERS);
        await().atMost(World.LIMIT)
                .until(() -> world.evidence(Allowance.NOTHING)
                                .leftovers()
                                .dueRetries()
                                .size()
                        == ORDERS);
        first.close();
        world.api().faults().clear();
        world.makeTopics("other");
        Stages other = world.stages(
                "one",
                Map.of(
                        "provider",
                        "other",
                        "providers.other.dialect",
                        "creativeai",
                        "providers.other.base-url",
                        world.api().base().toString()));
        world.catalog().publish("OTHER", ORDERS);
        world.awaitBilled(ORDERS);
        assertThat(world.evidence(Allowance.NOTHING).leftovers().dueRetries()).hasSize(ORDERS);
        other.close();
        world.stages("one");
        return Allowance.NOTHING;
    }
}
