package io.darkroom.app.replay.survey;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Installation;
import io.darkroom.app.replay.plan.PlanText;
import io.darkroom.app.replay.plan.ReplayPlan;
import io.darkroom.app.replay.range.SpanReader;
import io.darkroom.contract.GenerationRequest;
import java.time.Instant;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Looks at a range before anything is copied: reads it for its keys, then the ledger, then the range once more to count.
 * One thread.
 */
public final class Survey {
    private final Installation installation;
    private final ReplayPlan plan;
    private final ContentReader contents;
    private final KeyTable keys = new KeyTable();
    private final Selection selection;

    public Survey(DarkroomConfig config, Installation installation, ReplayPlan plan, Instant now) {
        this.installation = installation;
        this.plan = plan;
        this.contents = new ContentReader(plan.source(), config, installation);
        this.selection = new Selection(keys, plan, config.stages().intake().ledgerRetention(), now);
    }

    /**
     * Counts.
     *
     * @throws UserError when nothing is left of the range
     */
    public Tally count() {
        Tally tally = new Tally();
        try (Consumer<byte[], byte[]> consumer = installation.completeConsumer()) {
            each(consumer, this::note);
            StatusScan.read(installation, keys);
            each(consumer, record -> {
                Content content = contents.read(record);
                tally.add(content, judge(record, content), position(record));
            });
        }
        if (tally.records() == 0) {
            throw UserError.usage(
                    "No record is left in %s: they were compacted away, or written in transactions that were rolled back."
                            .formatted(PlanText.range(plan)));
        }
        keys.startOver();
        return tally;
    }

    /** What is done with a record; asked in the order of copying, after {@link #count}. */
    public Judged judge(ConsumerRecord<byte[], byte[]> record) {
        return judge(record, contents.read(record));
    }

    private Judged judge(ConsumerRecord<byte[], byte[]> record, Content content) {
        return selection.judge(content, record.partition(), record.offset(), Instant.ofEpochMilli(record.timestamp()));
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        if (contents.read(record) instanceof Content.Orders content
                && plan.where().test(content.known())) {
            for (GenerationRequest order : content.orders()) {
                keys.seen(order.getIdempotencyKey(), record.partition(), record.offset(), record.timestamp());
            }
        }
    }

    private void each(
            Consumer<byte[], byte[]> consumer, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        SpanReader reader = new SpanReader(consumer, plan.topic(), plan.spans());
        while (!reader.done()) {
            reader.poll().forEach(action);
        }
    }

    private static String position(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
