package io.darkroom.app.replay;

import io.darkroom.app.local.Installation;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Ranges of catalog.changes-0 as flags. */
final class Spans {
    private Spans() {}

    static long end(Installation installation) {
        TopicPartition partition =
                new TopicPartition(installation.topics().changes().name(), 0);
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
    }

    static Span of(String flags) {
        String[] words = flags.split(" ", -1);
        return new Span(0, Long.parseLong(words[1]), Long.parseLong(words[3]));
    }

    static List<Long> offsets(String flags) {
        Span span = of(flags);
        return LongStream.range(span.from(), span.to()).boxed().toList();
    }
}
