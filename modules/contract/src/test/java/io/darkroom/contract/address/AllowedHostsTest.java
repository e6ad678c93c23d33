package io.darkroom.contract.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    private static final AllowedHosts ALLOWED = AllowedHosts.parse(
            "x", List.of("Minio", "*.corp.example", "10.1.0.0/16", "192.168.7.7", "fd00::/8", "größe.local"));

    @ParameterizedTest
    @CsvSource({
        "minio, true",
        "MINIO., true",
        "a.minio, false",
        "a.corp.example, true",
        "a.b.corp.example, true",
        "corp.example, false",
        "evilcorp.example, false",
        "10.1.255.255, true",
        "10.2.0.0, false",
        "192.168.7.7, true",
        "192.168.7.8, false",
        "[fd12::1], true",
        "[fe80::1], false",
        "größe.local, true"
    })
    void namesDomainsAddressesAndNetworksAreAllowed(String host, boolean allowed) {
        WebHost read = WebHost.of(URI.create("http://" + host)).orElseThrow();

        assertThat(ALLOWED.allows(read)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://minio", "minio:9000", "10.1.0.1/16", "10.1.0.0/33", "10.1", "*", "a b", "[::1]", "a/b"})
    void anythingElseIsRefusedWithItsProperty(String entry) {
        assertThatThrownBy(() -> AllowedHosts.parse("pictures.allowed-hosts", List.of(entry)))
                .hasMessageStartingWith("pictures.allowed-hosts must list host names")
                .hasMessageEndingWith("was " + entry);
    }

    @Test
    void listHasAnEnd() {
        assertThatThrownBy(() -> AllowedHosts.parse("pictures.allowed-hosts", Collections.nCopies(101, "a")))
                .hasMessage("pictures.allowed-hosts must hold at most 100 entries, was 101");
    }
}
