package io.darkroom.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void textIsShownAsItIs() {
        assertThat(Shown.of("Größe „L“ 😀")).isEqualTo("Größe „L“ 😀");
    }

    @Test
    void whatOrdersATerminalAboutStandsAsItsCode() {
        assertThat(Shown.of("a\u001b[2Jb\u009b31mc\rd\ne\u007ff\u202eg\u2028h\ud83d"))
                .isEqualTo("a\\u001b[2Jb\\u009b31mc\\u000dd\\u000ae\\u007ff\\u202eg\\u2028h\\ud83d");
    }
}
