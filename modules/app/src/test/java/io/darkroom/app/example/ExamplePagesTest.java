package io.darkroom.app.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages show of the examples is what {@link ExamplesIT} runs. */
class ExamplePagesTest {
    private static final Path ROOT = Path.of("..", "..");

    @ParameterizedTest
    @CsvSource({
        "docs/publishing.md, examples/java/PublishExample.java",
        "docs/publishing.md, examples/javascript/publish.mjs",
        "docs/consuming.md, examples/java/ConsumeExample.java",
        "docs/consuming.md, examples/javascript/consume.mjs",
        "docs/failures.md, examples/faults.yaml"
    })
    void thePageShowsTheWholeProgram(Path page, Path program) throws IOException {
        assertThat(Files.readString(ROOT.resolve(page))).contains(Files.readString(ROOT.resolve(program)));
    }
}
