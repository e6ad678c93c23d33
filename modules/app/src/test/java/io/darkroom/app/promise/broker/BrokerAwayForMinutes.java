package io.darkroom.app.promise.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Ground;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import io.darkroom.sandbox.broker.BrokerProcess;
import io.darkroom.sandbox.broker.BrokerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The only broker is away for longer than every step of a transaction waits: stream threads fail and end slowly, one after the
 * other. The process stays, keeps the answers that are paid for and writes them when the broker is back.
 */
public final class BrokerAwayForMinutes implements Scenario {
    private static final int CAP = 20;
    private static final Duration MINUTES = Duration.ofMinutes(4);
    private static final String IN_DOUBT = "Kafka did not answer to the end of a transaction";

    private @Nullable Path data;
    private @Nullable BrokerProcess broker;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "200ms..600ms").partitions(2);
    }

    @Override
    public World world(Ground ground, Path folder) throws Exception {
        data = folder.resolve("kafka");
        broker = BrokerProcess.start(new BrokerSettings(data, 0));
        return World.on(() -> broker.close(), broker.bootstrapServers(), 1, folder, setting());
    }

    @Override
    public Allowance happen(World world) throws Exception {
        DarkroomProcess one = world.serve("one");
        world.catalog().publish("A", 40 * CAP);
        world.awaitBilled(5 * CAP);
        broker.kill();
        Instant back = Instant.now().plus(MINUTES);
        await().atMost(MINUTES.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(1))
                .failFast(() -> !one.isAlive())
                .until(() -> Instant.now().isAfter(back) && one.said().contains(IN_DOUBT));
        String address = broker.bootstrapServers();
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        broker = BrokerProcess.start(new BrokerSettings(data, port));
        await().atMost(MINUTES.multipliedBy(2)).until(() -> world.billed() >= 40 * CAP);
        world.awaitQuiet();
        assertThat(one.isAlive()).isTrue();
        assertThat(one.said()).doesNotContain("paid reply could not be written");
        return Allowance.NOTHING;
    }
}
