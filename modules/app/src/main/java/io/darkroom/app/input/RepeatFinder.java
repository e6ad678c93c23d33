package io.darkroom.app.input;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** Finds events that name the same picture, by 64 bits of a digest: two dozen bytes for a shot. One thread. */
final class RepeatFinder {
    /** What tells two readings of the same order apart, and nothing about the picture. */
    private static final Set<String> CIRCUMSTANCES = Set.of("eventId", "jobId", "occurredAt");

    private final MessageDigest sha256;
    private final Map<Schema.Field, SpecificDatumWriter<Object>> fields = new LinkedHashMap<>();
    private final LongIntMap names = new LongIntMap();
    private final LongIntMap contents = new LongIntMap();
    private final Map<Integer, Integer> same = new HashMap<>();
    private final Map<Integer, Integer> earlier = new HashMap<>();

    RepeatFinder() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        CatalogChange.getClassSchema().getFields().stream()
                .filter(field -> !CIRCUMSTANCES.contains(field.name()))
                .forEach(field -> fields.put(
                        field, new SpecificDatumWriter<>(field.schema(), new CatalogChange().getSpecificData())));
    }

    void add(Entry.Event event) {
        int place = event.place();
        CatalogChange change = event.change();
        OptionalInt twin = contents.putIfAbsent(content(change), place);
        if (twin.isPresent()) {
            for (int shot = 0; shot < change.getShots().size(); shot++) {
                same.put(place + shot, twin.getAsInt() + shot);
            }
            return;
        }
        change.getShots()
                .forEach(shot -> names.putIfAbsent(name(change, shot), place).ifPresent(first -> join(place, first)));
    }

    /** Two events that share a name belong together, and so do all that share one with either. */
    private void join(int place, int other) {
        int one = first(place);
        int two = first(other);
        if (one != two) {
            earlier.put(Math.max(one, two), Math.min(one, two));
        }
    }

    private int first(int place) {
        int first = place;
        for (Integer before = earlier.get(first); before != null; before = earlier.get(first)) {
            first = before;
        }
        return first;
    }

    Repeats repeats() {
        Map<Integer, Integer> changed = new HashMap<>();
        earlier.keySet().forEach(place -> changed.put(place, first(place)));
        return Repeats.of(same, changed);
    }

    private long content(CatalogChange change) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            for (Map.Entry<Schema.Field, SpecificDatumWriter<Object>> field : fields.entrySet()) {
                field.getValue().write(change.get(field.getKey().pos()), encoder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digest(bytes.toByteArray());
    }

    private long name(CatalogChange change, Shot shot) {
        String version = change.getIdempotencyKey()
                .map(own -> "own " + own)
                .or(shot::getPromptVersion)
                .orElse("");
        return digest(String.join(
                        "\u0000",
                        change.getSku(),
                        change.getSegment(),
                        shot.getShotName(),
                        version,
                        Entry.Event.source(change, shot))
                .getBytes(StandardCharsets.UTF_8));
    }

    private long digest(byte[] bytes) {
        return ByteBuffer.wrap(sha256.digest(bytes)).getLong();
    }
}
