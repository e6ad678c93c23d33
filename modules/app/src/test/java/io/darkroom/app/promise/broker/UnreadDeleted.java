package io.darkroom.app.promise.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.local.stage.Stages;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Catalog;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import io.darkroom.app.tail.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Requests are deleted from their topic before they are read, as by a retention that somebody set: it is said how many, the
 * others are drawn, and what is missing can be released.
 */
public final class UnreadDeleted implements Scenario {
    private static final int ORDERS = 40;
    private static final int LEFT = 5;

    @Override
    public Setting setting() {
        return Setting.of(2, "1s").with("streams.main.consumer.max.poll.records", "2");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        Stages first = world.stages("one");
        world.catalog().publish("D", ORDERS);
        await().atMost(World.LIMIT)
                .until(() -> world.evidence(Allowance.NOTHING).statuses().size() == ORDERS);
        first.close();
        List<String> deleted = deleteUnread(world);
        assertThat(deleted).as("deleted").isNotEmpty();

        DarkroomProcess second = world.serve("one");
        second.awaitText("records were deleted before they were read");

        assertThat(second.said()).contains("ERROR").contains("offsets, up to");
        for (String sku : deleted) {
            var released = world.command("ledger release " + Catalog.key(sku) + " --yes");
            assertThat(released.code()).as(released.err()).isZero();
        }
        return Allowance.NOTHING.failures(deleted.size());
    }

    /** Returns the skus of those that nobody has read. */
    private static List<String> deleteUnread(World world) throws Exception {
        TopicPartition requests = new TopicPartition(world.names().requests(), 0);
        try (Admin admin = world.installation().admin();
                Consumer<byte[], byte[]> consumer = world.installation().reader()) {
            long read = admin.listConsumerGroupOffsets(world.names().generation())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(requests)
                    .offset();
            List<String> unread = new ArrayList<>();
            List<Long> offsets = new ArrayList<>();
            TopicReader.whole(requests.topic()).read(consumer, () -> true, record -> {
                if (record.offset() >= read) {
                    unread.add(new String(record.key(), StandardCharsets.UTF_8));
                    offsets.add(record.offset());
                }
                return true;
            });
            int gone = unread.size() - LEFT;
            admin.deleteRecords(Map.of(requests, RecordsToDelete.beforeOffset(offsets.get(gone))))
                    .all()
                    .get();
            return List.copyOf(unread.subList(0, gone));
        }
    }
}
