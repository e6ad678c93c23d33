package io.darkroom.app.promise.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Work;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.util.List;

/** A process is killed with 500 calls in flight, and started again. */
public final class Killed implements Scenario {
    private static final int IN_FLIGHT = 500;

    @Override
    public Setting setting() {
        // The place of the dead in its group is there until somebody has looked at it.
        return Setting.of(IN_FLIGHT, "5s")
                .with("streams.main.consumer.session.timeout.ms", "60000")
                .with("streams.num.stream.threads", "2");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        DarkroomProcess first = world.serve("one");
        world.catalog().publish("K", 2 * IN_FLIGHT);
        await().atMost(World.LIMIT).until(() -> world.waiting() >= IN_FLIGHT);
        String waiting = waiting(world);
        first.kill();
        await().atMost(World.LIMIT)
                .untilAsserted(
                        () -> assertThat(world.command("status " + waiting).out())
                                .contains("the answer of sandbox", "its process one is not seen since"));
        world.serve("one");
        // Calls of the last commit interval before the kill are repeated without being flagged.
        return Allowance.NOTHING.repeats(IN_FLIGHT).unflagged(IN_FLIGHT / 2);
    }

    /** The key of a call that is in flight for a while, and for a while more. */
    private static String waiting(World world) {
        List<String> keys = world.journal().visits().stream()
                .filter(visit -> visit.left().isEmpty())
                .flatMap(visit -> Work.ofToken(visit.token()).stream())
                .map(Work::key)
                .toList();
        return keys.get(keys.size() / 2);
    }
}
