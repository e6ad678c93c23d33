package io.darkroom.app.replay.survey;

import io.darkroom.app.local.CommittedOffsets;
import io.darkroom.app.local.Installation;
import io.darkroom.app.replay.plan.ReplayPlan;
import io.darkroom.app.replay.plan.Source;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What of a range intake has not read: the ledger does not know of it yet. Any thread. */
public final class Unread {
    private Unread() {}

    /** Offsets of events; 0 for other sources, which intake does not read in their place. */
    public static long by(String group, ReplayPlan plan, Installation installation) {
        if (plan.source() != Source.CHANGES) {
            return 0;
        }
        Map<TopicPartition, Long> committed = CommittedOffsets.of(installation, group);
        return plan.spans().stream()
                .mapToLong(span -> {
                    long read = committed.getOrDefault(new TopicPartition(plan.topic(), span.partition()), 0L);
                    return Math.max(0, span.to() - Math.max(span.from(), read));
                })
                .sum();
    }
}
