package io.darkroom.app.job;

import io.darkroom.contract.serde.WireFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values that stand in a topic of events and are none. Any thread. */
public final class BrokenEvents {
    private BrokenEvents() {}

    /** Eight kinds of them by their names, some made from a good one. */
    public static Map<String, byte[]> of(byte[] event) {
        Map<String, byte[]> kinds = new LinkedHashMap<>();
        kinds.put("empty", new byte[0]);
        kinds.put("no value", null);
        kinds.put("text", "{\"sku\":\"BAD-0\"}".getBytes(StandardCharsets.UTF_8));
        kinds.put("too short", new byte[] {0, 0, 0});
        kinds.put(
                "unknown schema",
                ByteBuffer.allocate(30).put((byte) 0).putInt(999_999).array());
        kinds.put("cut off", Arrays.copyOf(event, event.length / 2));
        kinds.put("header only", Arrays.copyOf(event, WireFormat.HEADER_BYTES));
        kinds.put("endless text", endlessText(event));
        return kinds;
    }

    /** A text that claims to have two gigabytes. */
    private static byte[] endlessText(byte[] event) {
        byte[] bytes = Arrays.copyOf(event, event.length);
        Arrays.fill(bytes, WireFormat.HEADER_BYTES, WireFormat.HEADER_BYTES + 9, (byte) 0xff);
        bytes[WireFormat.HEADER_BYTES + 9] = 1;
        return bytes;
    }
}
