package io.darkroom.providers.answer;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** URL of a finished picture. Any thread. */
final class ImageUrl {

    /** Longest URL, in characters: a signed one has one to two thousand. */
    static final int LONGEST = 8 << 10;

    private static final String ALLOWED = "-._~:/?#@!$&'()*+,;=%";

    private ImageUrl() {}

    /**
     * The http or https URL; empty for anything else, such as {@code data:}, and for one that is longer than {@link #LONGEST}. Characters that no URI may hold, which
     * vendors send and browsers accept, are percent-encoded: the picture is paid.
     */
    static Optional<URI> of(String text) {
        String url = text.strip();
        return url.length() > LONGEST
                ? Optional.empty()
                : parsed(url)
                        .or(() -> parsed(encoded(url)))
                        .filter(uri -> uri.toString().length() <= LONGEST);
    }

    private static Optional<URI> parsed(String url) {
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            return web && uri.getRawAuthority() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        if (path < 0) {
            return url;
        }
        byte[] bytes = url.substring(path).getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(url.length() + 16).append(url, 0, path);
        boolean fragment = false;
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            boolean stray = (c == '#' && fragment) || (c == '%' && !(hex(bytes, i + 1) && hex(bytes, i + 2)));
            fragment |= c == '#';
            if (!stray && allowed(c)) {
                out.append((char) c);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", c));
            }
        }
        return out.toString();
    }

    private static boolean allowed(int c) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || ALLOWED.indexOf(c) >= 0;
    }

    private static boolean hex(byte[] bytes, int at) {
        return at < bytes.length && Character.digit(bytes[at], 16) >= 0;
    }
}
