package io.darkroom.providers.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.providers.network.NetworkSettings;
import io.darkroom.providers.network.ProxyEnvironment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

    private static final URI BASE = URI.create("https://api.creativeai.run");

    private static HttpSettings settings(URI base, Duration call, Duration connect, int connections, int bytes) {
        return new HttpSettings(
                "providers.creativeai", base, call, connect, connections, bytes, NetworkSettings.DIRECT);
    }

    private static HttpSettings base(String base) {
        return HttpSettings.of("providers.creativeai", URI.create(base), 6);
    }

    @Test
    void refusalNamesPropertyBoundAndValue() {
        Duration ok = Duration.ofSeconds(10);
        assertThatThrownBy(() -> settings(BASE, Duration.ZERO, ok, 6, 4096))
                .hasMessage("providers.creativeai.call-timeout must be 1 s to 1 h, was 0 s");
        assertThatThrownBy(() -> settings(BASE, ok, Duration.ofMinutes(5), 6, 4096))
                .hasMessage("providers.creativeai.connect-timeout must be 100 ms to 1 min, was 5 min");
        assertThatThrownBy(() -> settings(BASE, ok, ok, 0, 4096))
                .hasMessage("providers.creativeai.max-in-flight must be 1 to 20,000, was 0");
        assertThatThrownBy(() -> settings(BASE, ok, ok, 6, 1))
                .hasMessage("providers.creativeai.max-response-bytes must be 1,024 to 67,108,864, was 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example/v1",
                "https://api.example?a=b",
                "https://api.example#x",
                "ftp://api.example",
                "api.example",
                "https:///",
                "https://api.example:0",
                "https://api.example:70000"
            })
    void baseIsSchemeHostAndPortOnly(String base) {
        assertThatThrownBy(() -> base(base))
                .hasMessage(
                        "providers.creativeai.base-url must be http(s)://host[:port] without user, path or query, was "
                                + base);
    }

    @Test
    void passwordsAreNotShown() {
        assertThatThrownBy(() -> base("https://user:secret@api.example"))
                .hasMessageContaining("https://***@api.example")
                .hasMessageNotContaining("secret");
        NetworkSettings network =
                new NetworkSettings(Optional.of(URI.create("http://u:secret@proxy:3128")), Optional.of(Path.of("ca")));
        assertThat(network).hasToString("NetworkSettings[proxy=Optional[http://***@proxy:3128], caFile=Optional[ca]]");
        assertThatThrownBy(() -> new NetworkSettings(Optional.of(URI.create("gopher://u:secret@p")), Optional.empty()))
                .hasMessageStartingWith("http.proxy must be ")
                .hasMessageNotContaining("secret");
    }

    @Test
    void portFollowsTheSchemeAndAddressesLoseTheirBrackets() {
        assertThat(base("https://api.example").port()).isEqualTo(443);
        assertThat(base("http://api.example/").port()).isEqualTo(80);
        assertThat(base("http://[::1]:8080").host()).isEqualTo("::1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "https://api.example       | https_proxy=http://p:1                          | http://p:1",
                "https://api.example       | HTTPS_PROXY=http://p:1                          | http://p:1",
                "https://api.example       | https_proxy=http://a:1 HTTPS_PROXY=http://b:1   | http://a:1",
                "https://api.example       | HTTP_PROXY=http://p:1                           | -",
                "http://api.example        | HTTP_PROXY=p:1                                  | http://p:1",
                "https://api.example       | ALL_PROXY=socks5://p:1                          | socks5://p:1",
                "https://api.example       | HTTPS_PROXY=http://p:1 NO_PROXY=*               | -",
                "https://api.example       | HTTPS_PROXY=http://p:1 NO_PROXY=x,api.example   | -",
                "https://api.example       | HTTPS_PROXY=http://p:1 NO_PROXY=.example        | -",
                "https://api.example       | HTTPS_PROXY=http://p:1 NO_PROXY=example         | -",
                "https://api.example       | HTTPS_PROXY=http://p:1 NO_PROXY=ample           | http://p:1",
                "https://api.example       | HTTPS_PROXY=http://p:1 NO_PROXY=api.example:443 | -",
                "https://api.example       | HTTPS_PROXY=http://p:1 NO_PROXY=api.example:80  | http://p:1",
                "http://127.0.0.1:8080     | HTTP_PROXY=http://p:1                           | -",
                "http://localhost:8080     | ALL_PROXY=http://p:1                            | -",
                "https://api.example       | HTTPS_PROXY=                                    | -"
            })
    void environmentNamesTheProxy(URI address, String variables, URI proxy) {
        Map<String, String> environment = Arrays.stream(variables.split(" "))
                .map(entry -> entry.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));

        assertThat(ProxyEnvironment.proxyFor(address, environment)).isEqualTo(Optional.ofNullable(proxy));
    }

    @Test
    void proxyThatIsNoUriIsRefusedWithoutItsValue() {
        assertThatThrownBy(() -> ProxyEnvironment.proxyFor(BASE, Map.of("HTTPS_PROXY", "http://u:p w@x")))
                .hasMessageStartingWith("HTTPS_PROXY must be a URI")
                .hasMessageNotContaining("p w");
    }
}
