package io.darkroom.app.input.repeat;

import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.input.entry.LongIntMap;
import io.darkroom.app.input.sequence.ShotName;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.key.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
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
public final class RepeatFinder {
    /** What tells two readings of the same order apart, and nothing about the picture. */
    private static final Set<String> CIRCUMSTANCES = Set.of("eventId", "jobId", "occurredAt");

    private final MessageDigest sha256 = Sha256.begin();
    private final Map<Schema.Field, SpecificDatumWriter<Object>> fields = new LinkedHashMap<>();
    private final LongIntMap names = new LongIntMap();
    private final LongIntMap contents = new LongIntMap();
    private final Map<Integer, Integer> same = new HashMap<>();
    private final Map<Integer, Integer> earlier = new HashMap<>();

    public RepeatFinder() {
        CatalogChange.getClassSchema().getFields().stream()
                .filter(field -> !CIRCUMSTANCES.contains(field.name()))
                .forEach(field -> fields.put(
                        field, new SpecificDatumWriter<>(field.schema(), new CatalogChange().getSpecificData())));
    }

    public void add(Entry.Event event) {
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
                .forEach(shot ->
                        names.putIfAbsent(ShotName.of(change, shot), place).ifPresent(first -> join(place, first)));
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

    public Repeats repeats() {
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
        return ByteBuffer.wrap(sha256.digest(bytes.toByteArray())).getLong();
    }
}
