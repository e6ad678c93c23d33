package io.darkroom.contract.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Addresses that are not of the public internet, by IANA's registries of special-purpose addresses (RFC 6890), and those of
 * multicast. An address of 6to4 or NAT64 is judged by the IPv4 address inside. Pure, any thread.
 */
public final class SpecialAddress {
    private record Row(Network network, String what) {}

    private static final List<Row> IPV4 = List.of(
            row("0.0.0.0/8", "an address of no host"),
            row("10.0.0.0/8", "an address of a private network"),
            row("100.64.0.0/10", "an address of a provider's own network"),
            row("127.0.0.0/8", "an address of this machine"),
            row("168.63.129.16", "an address of a cloud's own services"),
            row("169.254.0.0/16", "a link-local address"),
            row("172.16.0.0/12", "an address of a private network"),
            row("192.0.0.0/24", "a reserved address"),
            row("192.0.2.0/24", "an address for documentation"),
            row("192.88.99.0/24", "a reserved address"),
            row("192.168.0.0/16", "an address of a private network"),
            row("198.18.0.0/15", "an address for benchmarks"),
            row("198.51.100.0/24", "an address for documentation"),
            row("203.0.113.0/24", "an address for documentation"),
            row("224.0.0.0/4", "a multicast address"),
            row("255.255.255.255", "the broadcast address"),
            row("240.0.0.0/4", "a reserved address"));

    private static final List<Row> IPV6 = List.of(
            row("::", "an address of no host"),
            row("::1", "an address of this machine"),
            row("fe80::/10", "a link-local address"),
            row("fec0::/10", "an address of a private network"),
            row("fc00::/7", "an address of a private network"),
            row("ff00::/8", "a multicast address"),
            row("2001::/23", "a reserved address"),
            row("2001:db8::/32", "an address for documentation"),
            row("3fff::/20", "an address for documentation"));

    /** All that is given to hosts of the internet; the rest of IPv6 is reserved. */
    private static final Network GIVEN = Network.of("2000::/3");

    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.of("2002::/16");

    private SpecialAddress() {}

    /** What the address is when it is not of the public internet: half a sentence such as {@code a link-local address}. */
    public static Optional<String> what(InetAddress address) {
        if (address.getAddress().length == 4) {
            return found(IPV4, address);
        }
        Optional<String> own = found(IPV6, address);
        if (own.isPresent()) {
            return own;
        }
        Optional<InetAddress> inside = inside(address);
        if (inside.isPresent()) {
            return what(inside.get());
        }
        return GIVEN.contains(address) ? Optional.empty() : Optional.of("a reserved address");
    }

    private static Optional<InetAddress> inside(InetAddress address) {
        if (SIX_TO_FOUR.contains(address)) {
            return Optional.of(ipv4(address, 2));
        }
        return NAT64.contains(address) ? Optional.of(ipv4(address, 12)) : Optional.empty();
    }

    private static InetAddress ipv4(InetAddress address, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static Optional<String> found(List<Row> rows, InetAddress address) {
        return rows.stream()
                .filter(row -> row.network().contains(address))
                .map(Row::what)
                .findFirst();
    }

    private static Row row(String network, String what) {
        return new Row(Network.of(network), what);
    }
}
