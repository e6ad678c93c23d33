package io.darkroom.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void settingsAndKeysOfTheUserAreRefused() {
        assertThatThrownBy(() -> Rehearsal.requireNothingOfTheUser(
                        Map.of("DARKROOM_PROVIDER", "creativeai", "CREATIVEAI_API_KEY", "secret", "PATH", "/bin")))
                .hasMessage("a rehearsal takes no settings, found CREATIVEAI_API_KEY, DARKROOM_PROVIDER");
    }

    @Test
    void anEnvironmentWithoutThemWillDo() {
        assertThatCode(() -> Rehearsal.requireNothingOfTheUser(Map.of("PATH", "/bin", "LC_ALL", "C.UTF-8")))
                .doesNotThrowAnyException();
    }
}
