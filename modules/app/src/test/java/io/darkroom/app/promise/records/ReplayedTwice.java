package io.darkroom.app.promise.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.Cli;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Events of ten years ago come, in records with the oddest timestamps, and the whole range is replayed twice. */
public final class ReplayedTwice implements Scenario {
    private static final int ORDERS = 30;
    private static final Duration AGO = Duration.ofDays(3650);

    @Override
    public Setting setting() {
        return Setting.of(10, "100ms");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        PublishersTimes.keep(world);
        world.stages("one");
        List<Instant> odd = PublishersTimes.odd();
        for (int number = 0; number < ORDERS; number++) {
            world.catalog().publish("OLD-" + number, Instant.now().minus(AGO), odd.get(number % odd.size()));
        }
        world.awaitQuiet();
        String topic = world.installation().topics().changes().name();
        for (int time = 1; time <= 2; time++) {
            int copies = time * ORDERS;
            Cli.Ending replay = world.command("replay --topic " + topic + " --from-offset 0 --only all --yes");
            assertThat(replay.code()).as(replay.err()).isZero();
            await().atMost(World.LIMIT).until(() -> decisions(world.evidence(Allowance.NOTHING)) >= copies);
        }
        return Allowance.NOTHING;
    }

    private static long decisions(Evidence evidence) {
        return evidence.records().statuses().stream()
                .filter(status -> status.value().getReplayId().isPresent())
                .count();
    }

    @Override
    public void examine(Evidence evidence) {
        assertThat(evidence.visits()).as("calls").hasSize(ORDERS);
    }
}
