package io.darkroom.contract.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialAddressTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0,            an address of no host",
        "0.1.2.3,            an address of no host",
        "10.0.0.1,           an address of a private network",
        "100.64.0.1,         an address of a provider's own network",
        "100.100.100.200,    an address of a provider's own network",
        "100.127.255.255,    an address of a provider's own network",
        "127.0.0.1,          an address of this machine",
        "127.255.255.254,    an address of this machine",
        "168.63.129.16,      an address of a cloud's own services",
        "169.254.169.254,    a link-local address",
        "172.16.0.1,         an address of a private network",
        "172.31.255.255,     an address of a private network",
        "192.0.0.192,        a reserved address",
        "192.0.2.1,          an address for documentation",
        "192.168.255.255,    an address of a private network",
        "198.18.0.1,         an address for benchmarks",
        "198.51.100.7,       an address for documentation",
        "203.0.113.7,        an address for documentation",
        "224.0.0.1,          a multicast address",
        "239.255.255.250,    a multicast address",
        "240.0.0.1,          a reserved address",
        "255.255.255.255,    the broadcast address",
        "::,                 an address of no host",
        "::1,                an address of this machine",
        "::7f00:1,           a reserved address",
        "::8.8.8.8,          a reserved address",
        "::ffff:7f00:1,      an address of this machine",
        "::ffff:10.0.0.1,    an address of a private network",
        "64:ff9b::7f00:1,    an address of this machine",
        "64:ff9b::a9fe:a9fe, a link-local address",
        "64:ff9b:1::a00:1,   a reserved address",
        "100::1,             a reserved address",
        "2001::1,            a reserved address",
        "2001:db8::1,        an address for documentation",
        "2002:7f00:1::,      an address of this machine",
        "2002:c0a8:101::1,   an address of a private network",
        "3fff::1,            an address for documentation",
        "4000::1,            a reserved address",
        "5f00::1,            a reserved address",
        "fc00::1,            an address of a private network",
        "fd00:ec2::254,      an address of a private network",
        "fe80::1,            a link-local address",
        "febf::1,            a link-local address",
        "fec0::1,            an address of a private network",
        "ff02::1,            a multicast address"
    })
    void addressOutsideThePublicInternetIsKnown(String text, String what) throws UnknownHostException {
        assertThat(SpecialAddress.what(InetAddress.getByName(text))).contains(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "168.63.129.17",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "2001:200::1",
                "2606:4700::1111",
                "2a00:1450:4001:80b::200e"
            })
    void addressOfThePublicInternetIsNothingSpecial(String text) throws UnknownHostException {
        assertThat(SpecialAddress.what(InetAddress.getByName(text))).isEmpty();
    }
}
