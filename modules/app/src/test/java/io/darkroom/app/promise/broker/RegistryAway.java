package io.darkroom.app.promise.broker;

import static org.awaitility.Awaitility.await;

import io.darkroom.app.job.LaterRelease;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Catalog;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.serde.registry.SchemaRegistryClient;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The schema registry is away while events come, some of them with a schema that nobody has seen: these wait. */
public final class RegistryAway implements Scenario {
    private static final int KNOWN = 40;
    private static final int UNSEEN = 5;

    @Override
    public Setting setting() {
        return Setting.of(10, "100ms").partitions(2);
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.stages("one");
        int id = registerElsewhere(world);
        world.catalog().publish("BEFORE", KNOWN);
        world.awaitBilled(KNOWN);
        world.stopRegistry();
        world.catalog().publish("MEANWHILE", KNOWN);
        for (int number = 1; number <= UNSEEN; number++) {
            CatalogChange change = Catalog.change("UNSEEN-" + number, Instant.now());
            world.catalog()
                    .publish(change.getSku(), LaterRelease.bytes(change, id), Set.of(Catalog.key(change.getSku())));
        }
        await().atMost(World.LIMIT).until(() -> world.billed() >= 2 * KNOWN);
        world.startRegistry();
        return Allowance.NOTHING;
    }

    /** As another program does: nobody here knows the id. */
    private static int registerElsewhere(World world) {
        try (SchemaRegistryClient other = new SchemaRegistryClient(
                Map.of("schema.registry.url", world.installation().registry().toString()))) {
            return other.register(
                    world.installation().topics().changes().name() + "-value",
                    LaterRelease.schema(CatalogChange.getClassSchema()));
        }
    }
}
