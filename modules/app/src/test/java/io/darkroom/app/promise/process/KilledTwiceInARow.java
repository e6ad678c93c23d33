package io.darkroom.app.promise.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import io.darkroom.contract.FailureClass;

/**
 * A process is killed, and killed again while it repeats the calls of its first life; the API bills whatever is sent again. A
 * call that was in flight both times is not sent a third time: its order fails.
 */
public final class KilledTwiceInARow implements Scenario {
    private static final int IN_FLIGHT = 100;

    @Override
    public Setting setting() {
        return Setting.of(IN_FLIGHT, "8s");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.catalog().publish("W", IN_FLIGHT);
        for (int life = 0; life < 2; life++) {
            DarkroomProcess process = world.serve("one");
            await().atMost(World.LIMIT).until(() -> world.waiting() >= IN_FLIGHT * 9 / 10);
            process.kill();
            await().atMost(World.LIMIT).until(() -> world.waiting() == 0);
        }
        world.catalog().publish("X", IN_FLIGHT);
        world.serve("one");
        return Allowance.NOTHING.repeats(2 * IN_FLIGHT).unflagged(IN_FLIGHT / 2).failures(IN_FLIGHT);
    }

    @Override
    public void examine(Evidence evidence) {
        assertThat(evidence.records().failed()).isNotEmpty().allSatisfy(failure -> {
            assertThat(failure.value().getFailure().getWhy()).isEqualTo(FailureClass.UNKNOWN_OUTCOME);
            assertThat(failure.value().getPossibleDuplicateCharge()).isTrue();
        });
    }
}
