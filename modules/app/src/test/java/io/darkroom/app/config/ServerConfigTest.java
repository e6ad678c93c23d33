package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerConfigTest {
    @Test
    void aPortIsANumber() {
        assertThat(ServerConfig.parse("127.0.0.1", "8090").port()).hasValue(8090);
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "false"})
    void offIsNoServer(String off) {
        assertThat(ServerConfig.parse("127.0.0.1", off).port()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "-1", "999999999999", "http"})
    void anythingElseIsRefused(String port) {
        assertThatThrownBy(() -> ServerConfig.parse("127.0.0.1", port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("server.port must be 0 to 65535, or off, was " + port);
    }
}
