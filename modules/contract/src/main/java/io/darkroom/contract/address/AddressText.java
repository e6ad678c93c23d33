package io.darkroom.contract.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses written out, in the one way that all programs read alike: four decimal numbers without leading zeros, or IPv6
 * (RFC 4291) without a zone. Never asks a name server. Any thread.
 */
public final class AddressText {
    private static final String PART = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(PART + "(\\." + PART + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]{1,45}");

    private AddressText() {}

    /** The address; empty for a name and for every other notation. */
    public static Optional<InetAddress> of(String text) {
        boolean literal = IPV4.matcher(text).matches()
                || (text.indexOf(':') >= 0 && IPV6.matcher(text).matches());
        try {
            return literal ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The address as text, without name and zone. */
    public static String of(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}
