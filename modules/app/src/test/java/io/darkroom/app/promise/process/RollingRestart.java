package io.darkroom.app.promise.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Three processes of two threads under load, with a rate per minute, are restarted one after the other. */
public final class RollingRestart implements Scenario {
    private static final int CAP = 60;
    private static final int PER_MINUTE = 1_500;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "1s..2s")
                .partitions(6)
                .rate(PER_MINUTE, Duration.ofMinutes(1))
                .with("streams.num.stream.threads", "2");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        Map<String, DarkroomProcess> fleet = new LinkedHashMap<>();
        for (String name : List.of("one", "two", "three")) {
            fleet.put(name, world.serve(name));
        }
        for (String name : List.copyOf(fleet.keySet())) {
            world.catalog().publish("R" + name, 10 * CAP);
            world.awaitBilled(world.billed() + 2 * CAP);
            DarkroomProcess leaving = fleet.get(name);
            assertThat(leaving.terminate()).as(leaving.said()).isZero();
            fleet.put(name, world.serve(name));
        }
        return Allowance.NOTHING;
    }
}
