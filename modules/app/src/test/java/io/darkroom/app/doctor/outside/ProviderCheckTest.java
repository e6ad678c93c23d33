package io.darkroom.app.doctor.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.doctor.check.Finding;
import io.darkroom.app.doctor.check.Verdict;
import io.darkroom.app.doctor.clock.Reading;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderCheckTest {
    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Reading> clock = new ArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private volatile int status = 200;
    private volatile Instant time = Instant.now();
    private HttpServer vendor;

    @BeforeEach
    void start() throws Exception {
        vendor = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await(60, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(60, TimeUnit.SECONDS);
    }

    private void answer(HttpServerRequest request) {
        asked.add(request.method() + " " + request.path() + " " + request.getHeader("Authorization"));
        request.response()
                .setStatusCode(status)
                .putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)))
                .end("{\"error\":\"said\"}");
    }

    @Test
    void theAccountIsAskedForWithTheKey() {
        Finding found = look("pixelmuse", Map.of("PIXELMUSE_API_KEY", "key-1"));

        assertThat(found).isEqualTo(Finding.ok("pixelmuse at %s takes the key.".formatted(address())));
        assertThat(asked).containsExactly("GET /api/v1/account Bearer key-1");
    }

    @Test
    void aKeyThatIsRefusedIsAFaultAndIsNotShown() {
        status = 401;

        Finding found = look("pixelmuse", Map.of("PIXELMUSE_API_KEY", "key-1"));

        assertThat(found.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(found.text())
                .contains("refuses the key in PIXELMUSE_API_KEY: HTTP 401: {\"error\":\"said\"}; check it")
                .doesNotContain("key-1");
    }

    @Test
    void aVendorThatTellsOfNoAccountIsNeverSentAnOrder() {
        status = 405;

        Finding found = look("creativeai", Map.of("CREATIVEAI_API_KEY", "key-1"));

        assertThat(found.verdict()).isEqualTo(Verdict.OK);
        assertThat(found.text()).contains("CREATIVEAI_API_KEY is set", "without paying");
        assertThat(asked).containsExactly("GET /v1/images/generations Bearer key-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407})
    void aVendorThatRefusesALookMayStillTakeTheKey(int refusal) {
        status = refusal;

        Finding found = look("creativeai", Map.of("CREATIVEAI_API_KEY", "key-1"));

        assertThat(found.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(found.text())
                .contains("refuses a look: HTTP " + refusal, "key in CREATIVEAI_API_KEY cannot be told")
                .doesNotContain("key-1");
    }

    @Test
    void aKeyThatCannotStandInAHeaderIsAFaultOfItsProvider() {
        Finding found = look("creativeai", Map.of("CREATIVEAI_API_KEY", "key\n1"));

        assertThat(found.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(found.text()).startsWith("creativeai cannot be called: ").doesNotContain("key\n1");
        assertThat(asked).isEmpty();
    }

    @Test
    void aRedirectWouldTakeTheKeyElsewhere() {
        status = 302;

        assertThat(look("pixelmuse", Map.of("PIXELMUSE_API_KEY", "key-1")).text())
                .contains("refuses the key", "providers.pixelmuse.base-url");
        assertThat(asked).hasSize(1);
    }

    @Test
    void withoutAKeyNobodyIsAsked() {
        Finding found = look("creativeai", Map.of());

        assertThat(found.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(found.text()).contains("CREATIVEAI_API_KEY");
        assertThat(asked).isEmpty();
    }

    @Test
    void aVendorThatIsAwayIsAFault() throws Exception {
        vendor.close().await(60, TimeUnit.SECONDS);

        assertThat(look("creativeai", Map.of("CREATIVEAI_API_KEY", "key-1")).text())
                .contains("cannot be called: ", "Connection refused", "providers.creativeai.base-url");
    }

    @Test
    void itsClockIsHandedOn() {
        time = Instant.now().plusSeconds(3600);

        look("pixelmuse", Map.of("PIXELMUSE_API_KEY", "key-1"));

        assertThat(clock).singleElement().satisfies(reading -> {
            assertThat(reading.source()).isEqualTo("pixelmuse");
            assertThat(reading.ahead()).isNegative();
            assertThat(reading.ahead().toMinutes()).isBetween(-60L, -55L);
        });
    }

    @Test
    void theSandboxInsideNeedsNothing() {
        assertThat(new ProviderCheck(config("sandbox", Map.of()).providers().atWork(), clock::add).look())
                .extracting(Finding::verdict)
                .containsExactly(Verdict.OK);
    }

    private Finding look(String provider, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("DARKROOM_PROVIDERS_%s_BASE_URL".formatted(provider.toUpperCase(Locale.ROOT)), address());
        return new ProviderCheck(config(provider, environment).providers().atWork(), clock::add)
                .look()
                .getFirst();
    }

    private DarkroomConfig config(String provider, Map<String, String> environment) {
        return new ConfigLoader(folder, environment)
                .load(Optional.empty(), new Overrides().put("provider", provider, "--provider"));
    }

    private String address() {
        return "http://127.0.0.1:" + vendor.actualPort();
    }
}
