package io.darkroom.app.ledger;

import io.darkroom.app.tail.Seen;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.key.ConsistencySet;
import io.darkroom.contract.key.IdempotencyKey;
import io.darkroom.contract.serde.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The keys of {@code image.status} whose sku, job or anchor has a name. A key stays with its job when an event of another job
 * repeats it. One thread.
 */
public final class NamedKeys {
    private static final String ANY = "x";

    private final Topic<GenerationStatus> topic;
    private final String name;
    private final byte[] bytes;
    private final String prefix;
    private final byte[] encoded;
    private final Map<String, List<Seen<GenerationStatus>>> ofSku = new LinkedHashMap<>();
    private final Map<String, List<Seen<GenerationStatus>>> ofJob = new LinkedHashMap<>();
    private final Map<String, List<Seen<GenerationStatus>>> ofAnchor = new LinkedHashMap<>();
    private long records;

    /** @param name a sku, a job, an anchor, or several of them */
    public NamedKeys(Topic<GenerationStatus> topic, String name) {
        this.topic = topic;
        this.name = name;
        this.bytes = name.getBytes(StandardCharsets.UTF_8);
        String key = IdempotencyKey.of(name, ANY, ANY, ANY);
        this.prefix = key.substring(0, key.indexOf(':') + 1);
        this.encoded = (':' + prefix).getBytes(StandardCharsets.UTF_8);
    }

    /** Takes the next record of the topic; always goes on. */
    public boolean take(ConsumerRecord<byte[], byte[]> record) {
        records++;
        if (record.key() == null) {
            return true;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        boolean sku = key.startsWith(prefix);
        if (record.value() == null) {
            ofSku.remove(key);
            ofJob.remove(key);
            ofAnchor.remove(key);
        } else if (sku
                || ofJob.containsKey(key)
                || ofAnchor.containsKey(key)
                || holds(record.value(), bytes)
                || holds(record.value(), encoded)) {
            Seen.maybe(record, topic).ifPresent(said -> take(key, sku, said));
        }
        return true;
    }

    private void take(String key, boolean sku, Seen<GenerationStatus> said) {
        if (sku) {
            ofSku.computeIfAbsent(key, k -> new ArrayList<>()).add(said);
        }
        if (ofJob.containsKey(key)
                || said.value().getJobId().filter(name::equals).isPresent()) {
            ofJob.computeIfAbsent(key, k -> new ArrayList<>()).add(said);
        }
        if (ofAnchor.containsKey(key) || isOfAnchor(said.value())) {
            ofAnchor.computeIfAbsent(key, k -> new ArrayList<>()).add(said);
        }
    }

    private boolean isOfAnchor(GenerationStatus said) {
        return said.getConsistencySet()
                .flatMap(ConsistencySet::parse)
                .filter(set -> set.anchorId().equals(name))
                .isPresent();
    }

    /** Whether a text can stand in a value: Avro writes texts as they are. Spares decoding the others. */
    private static boolean holds(byte[] value, byte[] text) {
        for (int start = 0; start <= value.length - text.length; start++) {
            int same = 0;
            while (same < text.length && value[start + same] == text[same]) {
                same++;
            }
            if (same == text.length) {
                return true;
            }
        }
        return false;
    }

    /** Decisions about each key of the sku, oldest first. */
    public Map<String, List<Seen<GenerationStatus>>> ofSku() {
        return ofSku;
    }

    /** Decisions about each key of the job, oldest first. */
    public Map<String, List<Seen<GenerationStatus>>> ofJob() {
        return ofJob;
    }

    /** Decisions about each key of the anchor, oldest first; only of events that named it. */
    public Map<String, List<Seen<GenerationStatus>>> ofAnchor() {
        return ofAnchor;
    }

    /** Records that were looked through. */
    public long records() {
        return records;
    }
}
