package io.darkroom.providers.http;

import io.darkroom.providers.network.Bounds;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A credential that shows itself only in the request. Any thread. */
public final class ApiKey {

    /** Shorter ones are no secrets (the sandbox's), and masking them would spoil messages. */
    private static final int SECRET_LENGTH = 8;

    private static final String MASK = "***";

    private final String value;
    private final Pattern shapes;
    private final int longest;

    private ApiKey(String value) {
        List<String> all = shapesOf(value);
        this.value = value;
        this.longest = all.getFirst().length();
        this.shapes = Pattern.compile(all.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /**
     * The key, surrounding white space removed.
     *
     * @throws IllegalArgumentException when it is empty or cannot stand in a header; the message does not hold it
     */
    public static ApiKey of(String prefix, String text) {
        String value = text.strip();
        if (value.isEmpty()) {
            throw Bounds.refuse(prefix + ".api-key-env", "the name of a variable that holds the API key", "empty");
        }
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw Bounds.refuse(
                    prefix + ".api-key-env",
                    "the name of a variable with visible ASCII characters only",
                    value.length() + " characters with others among them");
        }
        return new ApiKey(value);
    }

    String bearer() {
        return "Bearer " + value;
    }

    /** Whether nobody may see it; the sandbox's is none. */
    public boolean secret() {
        return value.length() >= SECRET_LENGTH;
    }

    /** The text without the key, also where it is written as in JSON, in a URL or in Base64. */
    public String mask(String text) {
        return secret() ? shapes.matcher(text).replaceAll(MASK) : text;
    }

    /** Length of its longest shape. */
    public int length() {
        return longest;
    }

    private static List<String> shapesOf(String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        return Stream.of(value, value.replace("/", "\\/"), encoded, base64)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
