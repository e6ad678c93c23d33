package io.darkroom.app.run.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaidCommandTest {
    @Test
    void allFlagsStayButThoseOfTheSandbox() {
        assertThat(PaidCommand.of(
                        List.of(
                                "run",
                                "my file.csv",
                                "--provider",
                                "sandbox",
                                "--limit=3",
                                "--provider-url=http://x",
                                "--out",
                                "o"),
                        "pixelmuse"))
                .isEqualTo("run 'my file.csv' --limit=3 --out o --provider pixelmuse");
    }
}
