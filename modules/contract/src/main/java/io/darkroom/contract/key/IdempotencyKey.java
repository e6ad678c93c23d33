package io.darkroom.contract.key;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The idempotency key of one picture order: {@code sku:segment:shotName:promptVersion}, or
 * {@code sku:own:<key>:segment:shotName} with the producer's own key. Each part is percent-encoded (RFC 3986, UTF-8), so
 * that different orders never share a key. Half a surrogate pair in a part is an {@link IllegalArgumentException}; text
 * that came out of UTF-8 never has one. Any thread.
 */
public final class IdempotencyKey {

    private static final String OWN = "own";
    private static final int PARTS = 4;
    private static final int PARTS_WITH_OWN_KEY = 5;
    private static final int SOURCE_BYTES = 6;

    private IdempotencyKey() {}

    /**
     * What a key was made of.
     *
     * @param ownKey the producer's own key
     * @param promptVersion empty when there is an own key
     */
    public record Parts(
            String sku, Optional<String> ownKey, String segment, String shotName, Optional<String> promptVersion) {}

    /** The key that Darkroom makes. */
    public static String of(String sku, String segment, String shotName, String promptVersion) {
        return joined(sku, segment, shotName, promptVersion);
    }

    /** The key with the producer's own one in place of the prompt version. */
    public static String own(String sku, String ownKey, String segment, String shotName) {
        return joined(sku, OWN, ownKey, segment, shotName);
    }

    /**
     * A shot name that also tells the source picture: {@code <shotName>:s<12 hex digits of its URL's SHA-256>}, so that
     * two bedrooms of one property never collide (recipe B).
     */
    public static String shotWithSource(String shotName, String sourceImageUrl) {
        byte[] digest = Sha256.of(sourceImageUrl);
        return shotName + ":s" + HexFormat.of().formatHex(digest, 0, SOURCE_BYTES);
    }

    /**
     * The same without the query parameters that do not tell which picture it is, such as signatures: a URL that was
     * signed anew is no new order.
     *
     * @param ignoredQueryParameters property {@code source.ignore-query}
     */
    public static String shotWithSource(String shotName, String sourceImageUrl, Set<String> ignoredQueryParameters) {
        return shotWithSource(shotName, SourceUrl.without(ignoredQueryParameters, sourceImageUrl));
    }

    /**
     * The parts of a key, decoded.
     *
     * @throws IllegalArgumentException for text that is no key, with a sentence for the person who typed it
     */
    public static Parts parse(String key) {
        List<String> parts = Arrays.asList(key.split(":", -1));
        if (parts.size() == PARTS) {
            return new Parts(
                    part(parts, 0), Optional.empty(), part(parts, 1), part(parts, 2), Optional.of(part(parts, 3)));
        }
        if (parts.size() == PARTS_WITH_OWN_KEY && parts.get(1).equals(OWN)) {
            return new Parts(
                    part(parts, 0), Optional.of(part(parts, 2)), part(parts, 3), part(parts, 4), Optional.empty());
        }
        throw new IllegalArgumentException("An idempotency key is sku:segment:shotName:promptVersion or "
                + "sku:own:<key>:segment:shotName, each part percent-encoded; this is none: " + key);
    }

    private static String joined(String... parts) {
        return Stream.of(parts).map(PercentEncoding::encode).collect(Collectors.joining(":"));
    }

    private static String part(List<String> parts, int index) {
        return PercentEncoding.decode(parts.get(index));
    }
}
