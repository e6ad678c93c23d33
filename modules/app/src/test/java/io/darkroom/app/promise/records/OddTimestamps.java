package io.darkroom.app.promise.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.time.Instant;
import java.util.List;

/** Records come whose timestamps are those of 1970, of ten years ago and of next year, among others. */
public final class OddTimestamps implements Scenario {
    private static final int ODD = 15;

    @Override
    public Setting setting() {
        return Setting.of(10, "100ms").partitions(2);
    }

    @Override
    public Allowance happen(World world) throws Exception {
        PublishersTimes.keep(world);
        world.stages("one");
        List<Instant> odd = PublishersTimes.odd();
        for (int number = 0; number < ODD; number++) {
            world.catalog().publish("ODD-" + number, Instant.now(), odd.get(number % odd.size()));
            world.catalog().publish("NOW-" + number, 1);
        }
        return Allowance.NOTHING;
    }

    @Override
    public void examine(Evidence evidence) {
        assertThat(evidence.visits()).as("calls").hasSize(evidence.orders().size());
    }
}
