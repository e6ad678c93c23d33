package io.darkroom.app.promise.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import io.darkroom.sandbox.api.call.Journal.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A rate is configured, and while it bounds the work a second instance joins: together they keep it. */
public final class RateShared implements Scenario {
    private static final int RATE = 40;
    private static final int PROCESSES = 2;
    private static final int ORDERS = 200;

    @Override
    public Setting setting() {
        return Setting.of(100, "50ms").partitions(4).rate(RATE, Duration.ofSeconds(1));
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.stages("one");
        world.catalog().publish("R", ORDERS);
        world.awaitBilled(RATE);
        world.stages("two");
        return Allowance.NOTHING;
    }

    /**
     * Whatever held calls up on their way, over the whole time no more began than the rate allows: one more for each process,
     * and one in forty. The first connections take their time: what waited for them came together.
     */
    @Override
    public void examine(Evidence evidence) {
        List<Instant> arrivals = evidence.visits().stream()
                .map(Visit::arrived)
                .sorted()
                .skip(RATE / 2)
                .toList();
        double seconds =
                Duration.between(arrivals.getFirst(), arrivals.getLast()).toMillis() / 1e3;
        assertThat(arrivals.size()).isLessThanOrEqualTo((int) Math.ceil(RATE * seconds * 1.025) + PROCESSES + 1);
    }
}
