package io.darkroom.app.replay.range;

import io.darkroom.app.local.Installation;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Ranges of catalog.changes-0 as flags. */
public final class Spans {
    private Spans() {}

    public static long end(Installation installation) {
        TopicPartition partition =
                new TopicPartition(installation.topics().changes().name(), 0);
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
    }

    public static OffsetSpan of(String flags) {
        String[] words = flags.split(" ", -1);
        return new OffsetSpan(0, Long.parseLong(words[1]), Long.parseLong(words[3]));
    }

    public static List<Long> offsets(String flags) {
        OffsetSpan span = of(flags);
        return LongStream.range(span.from(), span.to()).boxed().toList();
    }
}
