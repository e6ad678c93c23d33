package io.darkroom.app.promise.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.stage.Stages;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The committed offsets of both groups expire while all are down: the start is refused until they are restored. */
public final class OffsetsLost implements Scenario {
    private static final int ORDERS = 40;

    @Override
    public Setting setting() {
        return Setting.of(10, "100ms").partitions(2);
    }

    @Override
    public Allowance happen(World world) throws Exception {
        Stages first = world.stages("one");
        world.catalog().publish("BEFORE", ORDERS);
        world.awaitQuiet();
        first.close();
        try (Admin admin = world.installation().admin()) {
            List<String> groups = List.of(world.names().intake(), world.names().generation());
            Map<String, Map<TopicPartition, OffsetAndMetadata>> offsets = new HashMap<>();
            for (String group : groups) {
                offsets.put(
                        group,
                        admin.listConsumerGroupOffsets(group)
                                .partitionsToOffsetAndMetadata()
                                .get());
            }
            admin.deleteConsumerGroups(groups).all().get();
            world.catalog().publish("MEANWHILE", ORDERS);

            assertThatThrownBy(() -> world.stages("one"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("its place in the input was lost");

            for (String group : groups) {
                admin.alterConsumerGroupOffsets(group, offsets.get(group)).all().get();
            }
        }
        world.stages("one");
        return Allowance.NOTHING;
    }
}
