package io.darkroom.app.replay.copy;

import io.darkroom.app.local.Installation;
import io.darkroom.app.replay.plan.Conditions;
import io.darkroom.app.replay.plan.Only;
import io.darkroom.app.replay.plan.ReplayPlan;
import io.darkroom.app.replay.plan.Source;
import io.darkroom.app.replay.range.OffsetSpan;
import io.darkroom.app.replay.range.SpanReader;
import io.darkroom.contract.Replay;
import io.darkroom.contract.ReplayRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A replay of all records whose process died: some are copied, others stand in a transaction that nobody ended. */
public final class HalfWay {
    private HalfWay() {}

    /**
     * Leaves such a replay behind.
     *
     * @param copied records that are committed
     */
    public static void of(Installation installation, String id, OffsetSpan span, int copied) {
        ReplayPlan plan = new ReplayPlan(
                id,
                Source.CHANGES,
                installation.topics().changes().name(),
                List.of(span),
                new Conditions(Map.of()),
                Only.ALL,
                false,
                false,
                Optional.empty());
        List<ProducerRecord<byte[], byte[]>> copies = copies(installation, plan);
        Replay begun = plan.begin(Instant.now(), "somebody");
        try (Transactions transactions = new Transactions(installation, "", id)) {
            transactions.commit(List.of(), begun);
            transactions.commit(
                    copies.subList(0, copied),
                    Replay.newBuilder(begun)
                            .setRanges(List.of(
                                    new ReplayRange(span.partition(), span.from(), span.to(), span.from() + copied)))
                            .setRead(copied)
                            .setCopied(copied)
                            .build());
        }
        Producer<byte[], byte[]> dead = installation.transactionalProducer("darkroom-replay-" + id);
        dead.initTransactions();
        dead.beginTransaction();
        copies.subList(copied, copies.size()).forEach(copy -> {
            var unused = dead.send(copy);
        });
        dead.flush();
    }

    private static List<ProducerRecord<byte[], byte[]>> copies(Installation installation, ReplayPlan plan) {
        List<ProducerRecord<byte[], byte[]>> copies = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = installation.completeConsumer()) {
            SpanReader reader = new SpanReader(consumer, plan.topic(), plan.spans());
            while (!reader.done()) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
                    copies.add(CopiedRecord.of(
                            record, plan, 0, installation.topics().replays().name(), 1));
                }
            }
        }
        return copies;
    }
}
