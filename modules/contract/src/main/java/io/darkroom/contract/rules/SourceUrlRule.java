package io.darkroom.contract.rules;

import io.darkroom.contract.address.WebHost;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** What the address of a reference picture must be like. Pure, any thread. */
final class SourceUrlRule {
    private static final String ABSOLUTE = "must be an absolute http or https URL";

    private SourceUrlRule() {}

    /** The broken rule; empty when none is. */
    static Optional<String> broken(String url) {
        if (url.isBlank()) {
            return Optional.of("must not be empty where a shot's model takes a reference picture");
        }
        try {
            return broken(new URI(url));
        } catch (URISyntaxException e) {
            return Optional.of(ABSOLUTE + ", percent-encoded (" + e.getReason() + " at index " + e.getIndex() + ")");
        }
    }

    private static Optional<String> broken(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String authority = uri.getRawAuthority();
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || authority == null || authority.startsWith(":")) {
            return Optional.of(ABSOLUTE);
        }
        if (authority.indexOf('@') >= 0) {
            return Optional.of("must not carry a user name or password");
        }
        return WebHost.of(uri).isEmpty()
                ? Optional.of("must name its host by a plain name or address")
                : Optional.empty();
    }

    /** The address without user name and password, so that no violation repeats them. */
    static String shown(String url) {
        int start = url.indexOf("//");
        int end = start < 0 ? -1 : authorityEnd(url, start + 2);
        int at = end < 0 ? -1 : url.lastIndexOf('@', end - 1);
        return at < start + 2 ? url : url.substring(0, start + 2) + "***" + url.substring(at);
    }

    private static int authorityEnd(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            if ("/?#".indexOf(url.charAt(i)) >= 0) {
                return i;
            }
        }
        return url.length();
    }
}
