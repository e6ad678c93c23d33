package io.darkroom.app.promise.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;

/** The transactions of a living process are ended from outside, again and again: its stream threads find themselves fenced. */
public final class TransactionsAborted implements Scenario {
    private static final int CAP = 30;
    private static final int TIMES = 3;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "200ms..600ms").partitions(2);
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.stages("one");
        world.catalog().publish("A", 20 * CAP);
        for (int time = 0; time < TIMES; time++) {
            world.awaitBilled(world.billed() + 2 * CAP);
            fence(world);
        }
        return Allowance.NOTHING;
    }

    private static void fence(World world) throws Exception {
        try (Admin admin = world.installation().admin()) {
            List<String> ids = admin.listTransactions().all().get().stream()
                    .map(TransactionListing::transactionalId)
                    .filter(id -> id.startsWith(world.names().generation())
                            || id.startsWith(world.names().intake()))
                    .toList();
            assertThat(ids).isNotEmpty();
            admin.fenceProducers(ids).all().get();
        }
    }
}
