package io.darkroom.app.promise.broker;

import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Ground;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import io.darkroom.sandbox.broker.BrokerProcess;
import io.darkroom.sandbox.broker.BrokerSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The only broker is killed under load and started again on its data. */
public final class BrokerKilled implements Scenario {
    private static final int CAP = 30;

    private @Nullable Path data;
    private @Nullable BrokerProcess broker;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "300ms..900ms");
    }

    @Override
    public World world(Ground ground, Path folder) throws Exception {
        data = folder.resolve("kafka");
        broker = BrokerProcess.start(new BrokerSettings(data, 0));
        return World.on(() -> broker.close(), broker.bootstrapServers(), 1, folder, setting());
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.stages("one");
        world.catalog().publish("B", 20 * CAP);
        world.awaitBilled(5 * CAP);
        broker.kill();
        String address = broker.bootstrapServers();
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        broker = BrokerProcess.start(new BrokerSettings(data, port));
        return Allowance.NOTHING;
    }
}
