package io.darkroom.providers.network;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy that the environment names for an address, by the rules that curl and Go share: {@code https_proxy} or
 * {@code http_proxy} by the scheme of the address, then {@code all_proxy}, small letters first; {@code no_proxy} lists
 * hosts and domains (with {@code :port} if only that port is meant) or {@code *}. Loopback is always direct. Any thread.
 */
public final class ProxyEnvironment {

    private ProxyEnvironment() {}

    /**
     * The proxy for the address; empty = direct.
     *
     * @throws IllegalArgumentException when the variable holds no URI; the message names it, not its value
     */
    public static Optional<URI> proxyFor(URI address, Map<String, String> environment) {
        String host = Hosts.bare(address).toLowerCase(Locale.ROOT);
        if (Hosts.loopback(host) || exempt(host, port(address), value(environment, "no_proxy"))) {
            return Optional.empty();
        }
        String own = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT) + "_proxy";
        String variable = value(environment, own).isEmpty() ? "all_proxy" : own;
        String text = value(environment, variable);
        return text.isEmpty() ? Optional.empty() : Optional.of(uri(variable, text));
    }

    private static int port(URI address) {
        return address.getPort() > 0 ? address.getPort() : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    private static boolean exempt(String host, int port, String list) {
        return Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> matches(host, port, entry));
    }

    private static boolean matches(String host, int port, String entry) {
        int colon = entry.lastIndexOf(':');
        if (colon > 0 && entry.indexOf(':') == colon) {
            return entry.substring(colon + 1).equals(String.valueOf(port))
                    && matches(host, port, entry.substring(0, colon));
        }
        String domain = entry.startsWith("*.") ? entry.substring(1) : entry;
        String suffix = domain.startsWith(".") ? domain : "." + domain;
        return entry.equals("*") || host.equals(entry) || host.equals(suffix.substring(1)) || host.endsWith(suffix);
    }

    private static String value(Map<String, String> environment, String name) {
        String small = environment.getOrDefault(name, "");
        return (small.isBlank() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : small).strip();
    }

    private static URI uri(String variable, String text) {
        try {
            return new URI(text.contains("://") ? text : "http://" + text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    variable.toUpperCase(Locale.ROOT) + " must be a URI such as http://proxy:3128; its value is none");
        }
    }
}
