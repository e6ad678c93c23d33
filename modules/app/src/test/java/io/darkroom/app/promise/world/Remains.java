package io.darkroom.app.promise.world;

import io.darkroom.app.local.Installation;
import io.darkroom.app.promise.evidence.Leftovers;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.utils.Bytes;

/** Reads from their changelogs what the stores of generation keep. Any thread. */
final class Remains {
    private final Installation installation;
    private final WorkTopics names;

    Remains(Installation installation, WorkTopics names) {
        this.installation = installation;
        this.names = names;
    }

    Leftovers read() {
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            return new Leftovers(
                    keys(
                            consumer,
                            names.openCalls(),
                            OpenCall.class,
                            call -> call.getRequest().getIdempotencyKey()),
                    keys(consumer, names.dueRetries(), GenerationRequest.class, GenerationRequest::getIdempotencyKey),
                    keys(
                            consumer,
                            names.generation() + "-unclaimed-results-changelog",
                            ProviderReply.class,
                            ProviderReply::getIdempotencyKey,
                            Remains::isResult));
        }
    }

    /** Of the keys of that store only those of results have this sign. */
    private static boolean isResult(String place) {
        return place.indexOf('#') >= 0;
    }

    private static <V extends SpecificRecord> List<String> keys(
            Consumer<byte[], byte[]> consumer, String changelog, Class<V> type, Function<V, String> key) {
        return keys(consumer, changelog, type, key, place -> true);
    }

    private static <V extends SpecificRecord> List<String> keys(
            Consumer<byte[], byte[]> consumer,
            String changelog,
            Class<V> type,
            Function<V, String> key,
            Predicate<String> wanted) {
        Map<Bytes, byte[]> rows = new HashMap<>();
        if (consumer.listTopics().containsKey(changelog)) {
            TopicReader.whole(changelog).read(consumer, () -> true, record -> {
                if (!wanted.test(new String(record.key(), StandardCharsets.UTF_8))) {
                    return true;
                }
                if (record.value() == null) {
                    rows.remove(Bytes.wrap(record.key()));
                } else {
                    rows.put(Bytes.wrap(record.key()), record.value());
                }
                return true;
            });
        }
        SingleObjectSerde<V> values = new SingleObjectSerde<>(type);
        return rows.values().stream()
                .map(row -> key.apply(values.deserializer().deserialize(changelog, row)))
                .toList();
    }
}
