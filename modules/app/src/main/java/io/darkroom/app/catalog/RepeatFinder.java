package io.darkroom.app.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Finds rows that name the same picture, by 64 bits of a digest: two dozen bytes for a row. One thread. */
final class RepeatFinder {
    private final Recipe recipe;
    private final MessageDigest sha256;
    private final LongIntMap names = new LongIntMap();
    private final LongIntMap contents = new LongIntMap();
    private final Map<Integer, Integer> same = new HashMap<>();
    private final Map<Integer, Integer> changed = new HashMap<>();

    RepeatFinder(Recipe recipe) {
        this.recipe = recipe;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void add(Row.Order row) {
        OptionalInt twin = contents.putIfAbsent(digest(row, recipe.content()), row.index());
        if (twin.isPresent()) {
            same.put(row.index(), twin.getAsInt());
            return;
        }
        names.putIfAbsent(digest(row, recipe.identity()), row.index())
                .ifPresent(first -> changed.put(row.index(), first));
    }

    Repeats repeats() {
        return Repeats.of(same, changed);
    }

    private long digest(Row.Order row, List<String> columns) {
        for (String column : columns) {
            sha256.update(row.values().getOrDefault(column, "").getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
        }
        return ByteBuffer.wrap(sha256.digest()).getLong();
    }
}
