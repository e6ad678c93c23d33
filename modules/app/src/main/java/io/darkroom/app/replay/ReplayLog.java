package io.darkroom.app.replay;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Installation;
import io.darkroom.app.tail.Decoding;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.Replay;
import io.darkroom.contract.serde.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads {@code darkroom.replays}. One thread. */
final class ReplayLog {
    private final Installation installation;

    ReplayLog(Installation installation) {
        this.installation = installation;
    }

    /** The newest record of each replay, by id. */
    Map<String, Replay> all() {
        Topic<Replay> topic = installation.topics().replayLog();
        Map<String, Replay> newest = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            TopicReader.whole(topic.name()).read(consumer, () -> true, record -> {
                if (record.key() != null) {
                    put(newest, topic, record);
                }
                return true;
            });
        }
        return newest;
    }

    private static void put(Map<String, Replay> newest, Topic<Replay> topic, ConsumerRecord<byte[], byte[]> record) {
        String id = new String(record.key(), StandardCharsets.UTF_8);
        Decoding.maybe(topic, record).ifPresentOrElse(replay -> newest.put(id, replay), () -> newest.remove(id));
    }

    /** One replay. */
    Optional<Replay> find(String id) {
        return Optional.ofNullable(all().get(id));
    }

    /** One replay that must be there. */
    Replay get(String id) {
        return find(id).orElseThrow(() -> UserError.usage(
                "There is no replay %s; darkroom replay list shows those that there are.".formatted(id)));
    }
}
