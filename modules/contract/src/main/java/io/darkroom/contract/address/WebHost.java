package io.darkroom.contract.address;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host of a web address, read as every program would read it. Notations that some programs take for an address and
 * others for a name (decimal, octal, hexadecimal, short or with a zone) are no host. Pure, any thread.
 *
 * @param name in small letters and ASCII, without brackets and without a dot at its end
 * @param port 1 to 65535; the scheme's own when the address names none
 * @param address the address where one stands in the place of a name
 */
public record WebHost(String name, int port, Optional<InetAddress> address) {
    private static final Pattern AUTHORITY = Pattern.compile("(?:.*@)?(\\[[^\\]]*]|[^:\\[\\]]*)(?::(\\d{0,5}))?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
    private static final Pattern ENDS_LIKE_A_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");
    private static final int LONGEST = 253;
    private static final int LONGEST_ENCODED = 9 * LONGEST;

    /** Names that never leave a machine or its network: RFC 6761, 6762, 8375 and ICANN's {@code internal}. */
    private static final List<String> LOCAL = List.of("localhost", "localdomain", "local", "internal", "home.arpa");

    /** The host of an http or https address; empty when it has none that can be read in one way only. */
    public static Optional<WebHost> of(URI url) {
        Matcher authority = AUTHORITY.matcher(String.valueOf(url.getRawAuthority()));
        if (url.getRawAuthority() == null || !authority.matches()) {
            return Optional.empty();
        }
        Optional<Integer> port = port(authority.group(2), "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80);
        return port.flatMap(each -> host(authority.group(1), each));
    }

    /** What keeps the host inside a machine or a network, as half a sentence; empty when nothing in the text does. */
    public Optional<String> inside() {
        boolean local = LOCAL.stream().anyMatch(each -> name.equals(each) || name.endsWith("." + each));
        return local ? Optional.of("a name of this machine or network") : address.flatMap(SpecialAddress::what);
    }

    /** The host as it stands in a URL: an IPv6 address in brackets. */
    public String inUrl() {
        return name.indexOf(':') >= 0 ? "[" + name + "]" : name;
    }

    private static Optional<Integer> port(@Nullable String text, int usual) {
        if (text == null || text.isEmpty()) {
            return Optional.of(usual);
        }
        return Optional.of(Integer.valueOf(text)).filter(port -> port > 0 && port <= 65_535);
    }

    private static Optional<WebHost> host(String text, int port) {
        if (text.startsWith("[")) {
            String inner = text.substring(1, text.length() - 1);
            return AddressText.of(inner)
                    .filter(address -> inner.indexOf(':') >= 0)
                    .map(address -> new WebHost(AddressText.of(address), port, Optional.of(address)));
        }
        return name(text).flatMap(name -> {
            Optional<InetAddress> address = AddressText.of(name);
            boolean numeric = ENDS_LIKE_A_NUMBER.matcher(name).matches();
            return numeric && address.isEmpty() ? Optional.empty() : Optional.of(new WebHost(name, port, address));
        });
    }

    private static Optional<String> name(String text) {
        if (text.length() > LONGEST_ENCODED) {
            return Optional.empty();
        }
        try {
            String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            String ascii = IDN.toASCII(decoded, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            String plain = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return Optional.of(plain)
                    .filter(name ->
                            name.length() <= LONGEST && NAME.matcher(name).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
