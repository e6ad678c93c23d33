package io.darkroom.contract.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebHostTest {

    @ParameterizedTest
    @CsvSource({
        "https://Img.Example.COM/a,           img.example.com,      443",
        "http://img.example.com./a,           img.example.com,      80",
        "https://my_bucket.example:8443,      my_bucket.example,    8443",
        "https://img.example:/a,              img.example,          443",
        "https://bücher.example/a,            xn--bcher-kva.example, 443",
        "https://b%C3%BCcher.example/a,       xn--bcher-kva.example, 443",
        "https://img%2Eexample/a,             img.example,          443",
        "http://8.8.8.8/a,                    8.8.8.8,              80",
        "https://[2606:4700::1111]:8443/a,    2606:4700:0:0:0:0:0:1111, 8443"
    })
    void hostIsReadAsEverybodyReadsIt(String url, String name, int port) {
        WebHost host = WebHost.of(URI.create(url)).orElseThrow();

        assertThat(host.inside()).isEmpty();
        assertThat(host.port()).isEqualTo(port);
        assertThat(host.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.1/",
                "http://2130706433/",
                "http://0177.0.0.1/",
                "http://0x7f.0.0.1/",
                "http://0x7F000001/",
                "http://017700000001/",
                "http://127.0.0.1.2/",
                "http://256.1.1.1/",
                "http://01.02.03.04/",
                "http://4294967297/",
                "http://%30x7f.1/",
                "http://[fe80::1%25eth0]/",
                "http://a..b/",
                "http://.../",
                "http://a%2Fb/",
                "http://a%00b/",
                "http://a%20b/",
                "http://a:0/",
                "http://a:65536/",
                "http://a:99999999/",
                "file:///etc/passwd",
                "mailto:a@b"
            })
    void hostThatCanBeReadInTwoWaysIsNone(String url) {
        assertThat(WebHost.of(URI.create(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.0.0.1./",
                "http://127.0.0.1:80/",
                "http://me@127.0.0.1/",
                "http://me:pw@a@127.0.0.1/",
                "http://%31%32%37.0.0.1/",
                "http://１２７.0.0.1/",
                "http://127。0。0。1/",
                "http://①②⑦.0.0.1/",
                "http://127%E3%80%820.0.1/",
                "http://127.0.0.1\u00ad/",
                "http://[::1]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::FFFF:7F00:1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://localhost/",
                "http://LocalHost./",
                "http://ｌocalhost/",
                "http://lo%63alhost/",
                "http://a.localhost/",
                "http://localhost.localdomain/",
                "http://metadata.google.internal/",
                "http://printer.local/",
                "http://router.home.arpa/",
                "http://169.254.169.254/latest/meta-data"
            })
    void hostInsideAMachineOrNetworkIsKnownInEveryNotation(String url) {
        assertThat(WebHost.of(URI.create(url)).orElseThrow().inside()).isPresent();
    }
}
