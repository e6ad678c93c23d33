package io.darkroom.app.promise.records;

import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Catalog;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import io.darkroom.contract.serde.WireFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Ten kinds of records that are no events stand among good ones. */
public final class Garbage implements Scenario {

    @Override
    public Setting setting() {
        return Setting.of(10, "50ms");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.stages("one");
        Catalog catalog = world.catalog();
        byte[] event = catalog.value(Catalog.change("BAD", Instant.now()));
        for (Map.Entry<String, byte[]> bad : kinds(event).entrySet()) {
            catalog.publish("GOOD-" + bad.getKey(), 2);
            catalog.publish(bad.getKey(), bad.getValue(), Set.of());
        }
        catalog.publish("LAST", 2);
        return Allowance.NOTHING;
    }

    /** Name to value; the last ones can be decoded and break the contract. */
    private static Map<String, byte[]> kinds(byte[] event) {
        Map<String, byte[]> kinds = new LinkedHashMap<>();
        kinds.put("empty", new byte[0]);
        kinds.put("no-value", null);
        kinds.put("text", "{\"sku\":\"BAD\"}".getBytes(StandardCharsets.UTF_8));
        kinds.put("too-short", new byte[] {0, 0, 0});
        kinds.put(
                "unknown-schema",
                ByteBuffer.allocate(30).put((byte) 0).putInt(999_999).array());
        kinds.put("cut-off", Arrays.copyOf(event, event.length / 2));
        kinds.put("header-only", Arrays.copyOf(event, WireFormat.HEADER_BYTES));
        kinds.put("endless-text", endlessText(event));
        kinds.put("too-large", Arrays.copyOf(event, 300_000));
        kinds.put("noise", noise());
        return kinds;
    }

    /** A text that claims to have two gigabytes. */
    private static byte[] endlessText(byte[] event) {
        byte[] bytes = Arrays.copyOf(event, event.length);
        Arrays.fill(bytes, WireFormat.HEADER_BYTES, WireFormat.HEADER_BYTES + 9, (byte) 0xff);
        bytes[WireFormat.HEADER_BYTES + 9] = 1;
        return bytes;
    }

    private static byte[] noise() {
        byte[] bytes = new byte[500];
        Arrays.fill(bytes, (byte) 0xfe);
        return bytes;
    }
}
