package io.darkroom.contract.key;

import io.darkroom.contract.GenerationRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fingerprint of a rendered request: SHA-256 over prompt, source picture, model, aspect, size, quality, style,
 * background, count and, where there is one, the shot that it depends on, each with its name, length and whether it is there at
 * all, so that different requests are different bytes. The picture of that shot does not count. Who asked, when and in which job does not count. The encoding is contract: the ledger keeps it. Any
 * thread.
 */
public final class Fingerprint {

    private static final String VERSION = "darkroom-fingerprint-1";
    private static final int SHORT_BYTES = 6;

    private Fingerprint() {}

    /**
     * 64 hex digits.
     *
     * @param ignoredQueryParameters query parameters of the source URL that do not count, such as signatures; property
     *     {@code source.ignore-query}
     */
    public static String of(GenerationRequest request, Set<String> ignoredQueryParameters) {
        MessageDigest digest = Sha256.begin();
        add(digest, VERSION);
        values(request, ignoredQueryParameters).forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Name of each field that counts to 12 hex digits of its value's digest, to name later what changed. */
    public static Map<String, String> fields(GenerationRequest request, Set<String> ignoredQueryParameters) {
        Map<String, String> digests = new LinkedHashMap<>();
        values(request, ignoredQueryParameters).forEach((name, value) -> {
            MessageDigest digest = Sha256.begin();
            add(digest, value);
            digests.put(name, HexFormat.of().formatHex(digest.digest(), 0, SHORT_BYTES));
        });
        return Collections.unmodifiableMap(digests);
    }

    private static Map<String, Optional<String>> values(GenerationRequest request, Set<String> ignored) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        values.put("prompt", Optional.of(request.getPrompt()));
        values.put("sourceImageUrl", Optional.of(SourceUrl.without(ignored, request.getSourceImageUrl())));
        values.put("model", Optional.of(request.getModel()));
        values.put("aspect", request.getAspect());
        values.put("size", request.getSize());
        values.put("quality", request.getQuality());
        values.put("style", request.getStyle());
        values.put("background", request.getBackground());
        values.put("count", Optional.of(Integer.toString(request.getCount())));
        request.getDependsOn().ifPresent(shot -> values.put("dependsOnShot", Optional.of(shot.getShotName())));
        return values;
    }

    private static void add(MessageDigest digest, Optional<String> value) {
        digest.update((byte) (value.isPresent() ? 1 : 0));
        value.ifPresent(text -> add(digest, text));
    }

    private static void add(MessageDigest digest, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).flip());
        digest.update(utf8);
    }
}
