package io.darkroom.providers.network;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a URI says about its host, and how it may be shown. Any thread. */
public final class Hosts {

    private static final Pattern USER_INFO = Pattern.compile("//[^/?#]*@");
    private static final Pattern LOOPBACK = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

    private Hosts() {}

    /** Host without the brackets of an IPv6 address, empty when the URI has none. */
    public static String bare(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Whether a host is this machine. */
    public static boolean loopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("::1")
                || LOOPBACK.matcher(name).matches();
    }

    /** The URI as text, user and password replaced. */
    public static String withoutPassword(URI uri) {
        return USER_INFO.matcher(uri.toString()).replaceFirst("//***@");
    }
}
