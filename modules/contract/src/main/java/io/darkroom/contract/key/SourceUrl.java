package io.darkroom.contract.key;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The part of a source picture's URL that says which picture it is. Any thread. */
final class SourceUrl {

    private SourceUrl() {}

    /**
     * The URL without the ignored query parameters; everything else stays byte for byte, in its order. A text that is no
     * URL is taken as it is.
     *
     * @param ignored names of query parameters, decoded, case matters
     */
    static String without(Set<String> ignored, String url) {
        int hash = url.indexOf('#');
        String fragment = hash < 0 ? "" : url.substring(hash);
        String plain = hash < 0 ? url : url.substring(0, hash);
        int question = plain.indexOf('?');
        if (ignored.isEmpty() || question < 0) {
            return url;
        }
        List<String> all = Arrays.asList(plain.substring(question + 1).split("&", -1));
        List<String> kept = all.stream()
                .filter(parameter -> !ignored.contains(name(parameter)))
                .toList();
        if (kept.size() == all.size()) {
            return url;
        }
        String query = kept.isEmpty() ? "" : "?" + String.join("&", kept);
        return plain.substring(0, question) + query + fragment;
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        String raw = equals < 0 ? parameter : parameter.substring(0, equals);
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return raw; // a stray % stands for itself
        }
    }
}
