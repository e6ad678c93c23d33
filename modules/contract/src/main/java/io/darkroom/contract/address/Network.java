package io.darkroom.contract.address;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/** A range of addresses, such as {@code 10.0.0.0/8} or one address. Any thread. */
final class Network {
    private final BigInteger start;
    private final int bytes;
    private final int bits;

    private Network(InetAddress start, int bits) {
        this.start = number(start);
        this.bytes = start.getAddress().length;
        this.bits = bits;
    }

    /** A range of code; the text is right. */
    static Network of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** An address, or an address and the number of its leading bits that count; the others are zero. */
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        return AddressText.of(address).flatMap(start -> {
            int most = start.getAddress().length * 8;
            Optional<Integer> bits = slash < 0 ? Optional.of(most) : bits(text.substring(slash + 1), most);
            return bits.map(each -> new Network(start, each)).filter(Network::startsAtItsStart);
        });
    }

    private static Optional<Integer> bits(String text, int most) {
        return text.matches("\\d{1,3}")
                ? Optional.of(Integer.valueOf(text)).filter(bits -> bits <= most)
                : Optional.empty();
    }

    private boolean startsAtItsStart() {
        return prefix(start).shiftLeft(bytes * 8 - bits).equals(start);
    }

    boolean contains(InetAddress address) {
        return address.getAddress().length == bytes && prefix(number(address)).equals(prefix(start));
    }

    private BigInteger prefix(BigInteger address) {
        return address.shiftRight(bytes * 8 - bits);
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
