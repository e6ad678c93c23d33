package io.darkroom.providers;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key that is sent without encryption is told, once a start. */
class ClearTextTest {
    private static final URI ELSEWHERE = URI.create("http://images.example:8080");

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aKeyThatIsSentInClearTextIsTold() {
        assertThat(heard(ELSEWHERE, "sk-0123456789")).singleElement().asString().contains("without encryption");
    }

    @Test
    void nothingIsSaidOfTheSandboxesKeyWhichIsNoSecretNorOfThisMachineNorOfTls() {
        assertThat(heard(ELSEWHERE, "sandbox")).isEmpty();
        assertThat(heard(URI.create("http://127.0.0.1:8080"), "sk-0123456789")).isEmpty();
        assertThat(heard(URI.create("https://images.example"), "sk-0123456789")).isEmpty();
    }

    private List<String> heard(URI base, String key) {
        try (Heard log = new Heard()) {
            Calls.creativeAi(vertx, Calls.http(base), key).close();
            return log.said(Level.WARN);
        }
    }
}
