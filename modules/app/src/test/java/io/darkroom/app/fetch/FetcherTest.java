package io.darkroom.app.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.network.OwnCertificate;
import io.darkroom.contract.address.AllowedHosts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 127.0.0.1 stands for the public internet here, 127.0.0.2 for a machine inside. */
class FetcherTest {
    private static final String OUTSIDE = "127.0.0.1";
    private static final String INSIDE = "127.0.0.2";
    private static final AllowedHosts OUTSIDE_ALLOWED = AllowedHosts.parse("x", List.of(OUTSIDE));
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Deque<List<String>> names = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    @TempDir
    private Path folder;

    private Site outside;
    private Site inside;

    @BeforeEach
    void startSites() throws IOException {
        outside = Site.at(OUTSIDE).page("/a.png", 200, "picture", null);
        inside = Site.at(INSIDE, outside.port()).page("/", 200, "secret", null);
    }

    @AfterEach
    void stopSites() {
        outside.close();
        inside.close();
    }

    @Test
    void whatLiesOutsideIsFetchedUnderItsName() throws Exception {
        names.add(List.of(OUTSIDE));

        assertThat(fetch(url("/a.png?sig=1"))).isEqualTo("200 picture");
        assertThat(outside.seen()).containsExactly("pictures.example:" + outside.port() + "/a.png?sig=1");
    }

    @Test
    void nameThatLeadsInsideIsRefusedBeforeAnythingIsConnected() throws Exception {
        names.add(List.of(INSIDE));

        assertThat(fetch(url("/a.png?sig=1")))
                .isEqualTo("refused: http://pictures.example:" + outside.port()
                        + "/a.png leads to 127.0.0.2, an address of this machine;"
                        + " pictures.allowed-hosts does not allow it");
        assertThat(inside.seen()).isEmpty();
    }

    @Test
    void oneAddressInsideIsEnough() throws Exception {
        names.add(List.of(OUTSIDE, INSIDE));

        assertThat(fetch(url("/a.png"))).startsWith("refused: ").contains("127.0.0.2");
        assertThat(outside.seen()).isEmpty();
    }

    @Test
    void nameThatChangesItsAddressIsConnectedToTheOneThatWasChecked() throws Exception {
        names.add(List.of(OUTSIDE));
        names.add(List.of(INSIDE));

        try (Fetcher fetcher = fetcher(settings())) {
            assertThat(said(fetcher.fetch(url("/a.png"), LIMIT))).isEqualTo("200 picture");
            assertThat(asked).hasSize(1);
            assertThat(said(fetcher.fetch(url("/a.png"), LIMIT))).startsWith("refused: ");
        }
        assertThat(inside.seen()).isEmpty();
    }

    @Test
    void nextAddressIsTakenWhenOneDoesNotAnswer() throws Exception {
        names.add(List.of("127.0.0.3", OUTSIDE));
        FetchSettings both = settings(AllowedHosts.parse("x", List.of(OUTSIDE, "127.0.0.3")), Set.of());

        try (Fetcher fetcher = fetcher(both)) {
            assertThat(said(fetcher.fetch(url("/a.png"), LIMIT))).isEqualTo("200 picture");
        }
    }

    @Test
    void redirectIsFollowedAndJudgedAnew() throws Exception {
        names.add(List.of(OUTSIDE));
        outside.page("/there", 302, "", "/a.png");
        outside.page("/inside", 307, "", "http://127.0.0.2:" + inside.port() + "/");
        outside.page("/renamed", 301, "", "http://localhost:" + inside.port() + "/");
        outside.page("/decimal", 301, "", "http://2130706434:" + inside.port() + "/");
        outside.page("/file", 303, "", "file:///etc/passwd");
        outside.page("/user", 308, "", "http://me:pw@pictures.example/");

        assertThat(fetch(url("/there"))).isEqualTo("200 picture");
        assertThat(fetch(url("/inside"))).startsWith("refused: ").contains("leads to 127.0.0.2");
        assertThat(fetch(url("/renamed"))).startsWith("refused: ").contains("leads to localhost");
        assertThat(fetch(url("/decimal"))).startsWith("refused: ").contains("names no host");
        assertThat(fetch(url("/file"))).startsWith("refused: ").contains("no http or https address");
        assertThat(fetch(url("/user")))
                .startsWith("refused: ")
                .contains("user name")
                .doesNotContain("pw");
        assertThat(inside.seen()).isEmpty();
    }

    @Test
    void nameThatLeadsInsideAfterARedirectIsRefused() throws Exception {
        outside.page("/again", 302, "", "/a.png");
        names.add(List.of(OUTSIDE));
        names.add(List.of(INSIDE));

        assertThat(fetch(url("/again"))).startsWith("refused: ").contains("127.0.0.2");
        assertThat(outside.seen()).hasSize(1);
    }

    @Test
    void redirectsHaveAnEnd() throws Exception {
        names.add(List.of(OUTSIDE));
        outside.page("/round", 302, "", "/round");

        assertThat(fetch(url("/round"))).isEqualTo("refused: more than 5 redirects");
        assertThat(outside.seen()).hasSize(6);
    }

    @Test
    void certificateBelongsToTheNameAndNoRedirectLeadsOutOfTls() throws Exception {
        OwnCertificate certificate = OwnCertificate.of(folder, "dns:pictures.example");
        names.add(List.of(OUTSIDE));
        try (Site secure = Site.at(OUTSIDE, certificate.tls())) {
            secure.page("/a.png", 200, "picture", null)
                    .page("/plain", 302, "", url("/a.png").toString());
            FetchSettings trusting =
                    new FetchSettings(OUTSIDE_ALLOWED, Set.of(), Map.of(), Optional.of(certificate.pem()));
            try (Fetcher fetcher = fetcher(trusting)) {
                String right = "https://pictures.example:" + secure.port();
                String other = "https://other.example:" + secure.port();

                assertThat(said(fetcher.fetch(URI.create(right + "/a.png"), LIMIT)))
                        .isEqualTo("200 picture");
                assertThat(said(fetcher.fetch(URI.create(right + "/plain"), LIMIT)))
                        .isEqualTo("refused: a redirect from https to http is not followed");
                assertThat(said(fetcher.fetch(URI.create(other + "/a.png"), LIMIT)))
                        .startsWith("failed: ");
            }
            assertThat(secure.seen()).noneMatch(request -> request.startsWith("other"));
        }
        assertThat(outside.seen()).isEmpty();
    }

    @Test
    void bodyThatDripsEndsWithTheLimit() throws Exception {
        names.add(List.of(OUTSIDE));
        outside.drip("/slow");

        try (Fetcher fetcher = fetcher(settings())) {
            assertThat(said(fetcher.fetch(url("/slow"), Duration.ofSeconds(1))))
                    .isEqualTo("200 cut: no answer within 1 s");
        }
    }

    @Test
    void apiIsAllowedOnItsOwnPortUnderEachOfItsNames() throws Exception {
        names.add(List.of(INSIDE));
        URI api = URI.create("http://api.inside:" + inside.port());
        try (Fetcher fetcher = fetcher(settings(AllowedHosts.NONE, Set.of(api)));
                Site other = Site.at(INSIDE).page("/", 200, "secret", null)) {
            assertThat(said(fetcher.fetch(api.resolve("/a.png"), LIMIT))).isEqualTo("200 secret");
            assertThat(said(fetcher.fetch(URI.create("http://127.0.0.2:" + inside.port()), LIMIT)))
                    .isEqualTo("200 secret");
            assertThat(said(fetcher.fetch(URI.create("http://api.inside:" + other.port()), LIMIT)))
                    .startsWith("refused: ");
            assertThat(other.seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://[::ffff:10.0.0.1]/",
                "http://169.254.169.254/latest/meta-data",
                "http://metadata.google.internal/",
                "http://0x0a000001/"
            })
    void proxyIsNotAskedForWhatIsInsideByItsText(String url) throws Exception {
        FetchSettings proxied = new FetchSettings(
                AllowedHosts.NONE, Set.of(), Map.of("http_proxy", "http://127.0.0.1:1"), Optional.empty());
        try (Fetcher fetcher = fetcher(proxied)) {
            assertThat(said(fetcher.fetch(URI.create(url), LIMIT))).startsWith("refused: ");
            assertThat(said(fetcher.fetch(URI.create("http://pictures.example/a"), LIMIT)))
                    .startsWith("failed: ");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void unknownHostMayBeKnownLater() throws Exception {
        assertThat(fetch(url("/a.png?sig=1")))
                .isEqualTo("failed: the host of http://pictures.example:" + outside.port() + "/a.png cannot be found");
    }

    private String fetch(URI url) throws IOException, InterruptedException {
        try (Fetcher fetcher = fetcher(settings())) {
            return said(fetcher.fetch(url, LIMIT));
        }
    }

    private static String said(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Answer answer -> answer.status() + " " + text(answer.body());
            case Fetched.Refused no -> "refused: " + no.problem();
            case Fetched.Failed failed -> "failed: " + failed.problem();
        };
    }

    private static String text(InputStream body) {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "cut: " + e.getMessage();
        }
    }

    private Fetcher fetcher(FetchSettings settings) {
        return Fetcher.with(settings, this::resolve);
    }

    /** One answer after the other, the last one for ever. */
    private synchronized List<InetAddress> resolve(String name) throws UnknownHostException {
        asked.add(name);
        List<String> answer = names.size() > 1 ? names.poll() : names.peek();
        if (answer == null) {
            throw new UnknownHostException(name);
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (String each : answer) {
            addresses.add(
                    InetAddress.getByAddress(name, InetAddress.getByName(each).getAddress()));
        }
        return addresses;
    }

    private static FetchSettings settings() {
        return settings(OUTSIDE_ALLOWED, Set.of());
    }

    private static FetchSettings settings(AllowedHosts allowed, Set<URI> apis) {
        return new FetchSettings(allowed, apis, Map.of(), Optional.empty());
    }

    private URI url(String path) {
        return URI.create("http://pictures.example:" + outside.port() + path);
    }
}
