package io.darkroom.app.promise.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.network.Brokers;
import io.darkroom.app.network.Entrance;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Ground;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Three brokers and three processes under load: each broker is killed once, and while it is away a process is restarted. */
public final class OneOfThreeLost implements Scenario {
    private static final int CAP = 12;
    private static final List<String> NAMES = List.of("one", "two", "three");

    private @Nullable Brokers brokers;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "200ms..1s").partitions(6);
    }

    @Override
    public World world(Ground ground, Path folder) throws Exception {
        brokers = Brokers.start(folder.resolve("kafka"), NAMES.size(), Entrance.open());
        return World.on(brokers, brokers.bootstrapServers(), NAMES.size(), folder, setting());
    }

    @Override
    public Allowance happen(World world) throws Exception {
        Map<String, DarkroomProcess> fleet = new LinkedHashMap<>();
        for (String name : NAMES) {
            fleet.put(name, world.serve(name));
        }
        for (int number = 1; number <= NAMES.size(); number++) {
            world.catalog().publish("L" + number, 400);
            world.awaitBilled(world.billed() + 2 * CAP);
            brokers.kill(number);
            DarkroomProcess leaving = fleet.get(NAMES.get(number - 1));
            assertThat(leaving.terminate()).as(leaving.said()).isZero();
            fleet.put(NAMES.get(number - 1), world.serve(NAMES.get(number - 1)));
            brokers.restart(number);
        }
        await().atMost(World.LIMIT)
                .untilAsserted(() -> assertThat(world.command("topics check").out())
                        .contains("are as they should be")
                        .doesNotContain("Note:"));
        return Allowance.NOTHING;
    }
}
