package io.darkroom.app.promise.records;

import io.darkroom.app.job.BrokenEvents;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Catalog;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.time.Instant;
import java.util.Arrays;
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
            catalog.publish("GOOD-" + bad.getKey().replace(" ", "-"), 2);
            catalog.publish(bad.getKey(), bad.getValue(), Set.of());
        }
        catalog.publish("LAST", 2);
        return Allowance.NOTHING;
    }

    /** Name to value; the last ones can be decoded and break the contract. */
    private static Map<String, byte[]> kinds(byte[] event) {
        Map<String, byte[]> kinds = BrokenEvents.of(event);
        kinds.put("too large", Arrays.copyOf(event, 300_000));
        kinds.put("noise", noise());
        return kinds;
    }

    private static byte[] noise() {
        byte[] bytes = new byte[500];
        Arrays.fill(bytes, (byte) 0xfe);
        return bytes;
    }
}
