package io.darkroom.app.promise.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.util.ArrayDeque;
import java.util.Deque;

/** Two processes are restarted one after the other while jobs are drawn for both and orders go out. */
public final class RestartedWithJobs implements Scenario {
    private static final int CAP = 100;
    private static final int ROUNDS = 4;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "3s..6s").partitions(4).jobs();
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.api().faults().set("[{when: {probability: 0.5, seed: 5}, then: {kind: delay, delay: 1s}}]");
        Deque<String> names = new ArrayDeque<>();
        Deque<DarkroomProcess> fleet = new ArrayDeque<>();
        for (String name : new String[] {"one", "two"}) {
            names.add(name);
            fleet.add(world.serve(name));
        }
        for (int round = 0; round < ROUNDS; round++) {
            world.catalog().publish("R" + round, 2 * CAP);
            await().atMost(World.LIMIT).until(() -> world.waiting() >= CAP / 2);
            String name = names.remove();
            DarkroomProcess leaving = fleet.remove();
            assertThat(leaving.terminate()).as(leaving.said()).isZero();
            names.add(name);
            fleet.add(world.serve(name));
        }
        return Allowance.NOTHING;
    }

    @Override
    public void examine(Evidence evidence) {
        Orders.assertSentOnce(evidence, "R");
    }
}
