package io.darkroom.sandbox.picture;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that a picture depends on. Its path carries everything, so that a URL outlives the server that handed it out.
 *
 * @param key 16 hex digits derived from the request; colours and shapes come from it
 * @param variant 1 to 4
 * @param title first line of the caption, at most {@value #MAX_TEXT} characters
 * @param label second line of the caption
 */
public record PictureSpec(
        String key, int variant, String title, String label, int width, int height, boolean transparent) {

    /** Where pictures live on the server. */
    public static final String ROOT = "/pictures/";

    private static final int MAX_TEXT = 60;
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{16})-([1-9])\\.png");
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{2}|1[0-9]{3})x([1-9][0-9]{2}|1[0-9]{3})");

    public PictureSpec {
        title = cut(title);
        label = cut(label);
    }

    /** Path and query under which the picture is found. */
    public String path() {
        StringBuilder path = new StringBuilder(160)
                .append(ROOT)
                .append(key)
                .append('-')
                .append(variant)
                .append(".png?size=")
                .append(width)
                .append('x')
                .append(height);
        append(path, "&title=", title);
        append(path, "&label=", label);
        return transparent ? path.append("&background=transparent").toString() : path.toString();
    }

    /** The picture of a path and its raw query; empty when it is none of ours. */
    public static Optional<PictureSpec> of(String path, String rawQuery) {
        if (!path.startsWith(ROOT)) {
            return Optional.empty();
        }
        Map<String, String> query = query(rawQuery);
        Matcher name = NAME.matcher(path.substring(ROOT.length()));
        Matcher size = SIZE.matcher(query.getOrDefault("size", "1024x1024"));
        if (!name.matches() || !size.matches()) {
            return Optional.empty();
        }
        return Optional.of(new PictureSpec(
                name.group(1),
                Integer.parseInt(name.group(2)),
                query.getOrDefault("title", ""),
                query.getOrDefault("label", ""),
                Integer.parseInt(size.group(1)),
                Integer.parseInt(size.group(2)),
                "transparent".equals(query.get("background"))));
    }

    long seed() {
        return Long.parseUnsignedLong(key, 16);
    }

    private static void append(StringBuilder path, String name, String value) {
        if (!value.isEmpty()) {
            path.append(name).append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MAX_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_TEXT));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> values = new HashMap<>();
        for (String pair : raw.split("&", 0)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    values.put(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException broken) {
                    values.put(pair.substring(0, equals), "");
                }
            }
        }
        return values;
    }
}
