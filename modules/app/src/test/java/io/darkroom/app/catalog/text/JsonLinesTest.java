package io.darkroom.app.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {
    @TempDir
    Path folder;

    @Test
    void blankLinesArePassedOverAndCounted() throws IOException {
        assertThat(lines("\n{1}\r\n  \n\n{2}".getBytes(StandardCharsets.UTF_8)))
                .extracting(line -> line.number() + line.text().orElseThrow().strip())
                .containsExactly("2{1}", "5{2}");
    }

    @Test
    void aLineWithoutAnEndIsNotKeptInMemory() throws IOException {
        String text = "{}\n" + "x".repeat(JsonLines.LONGEST + 1) + "\n{}\n";

        assertThat(lines(text.getBytes(StandardCharsets.UTF_8)))
                .extracting(line -> line.text().isPresent())
                .containsExactly(true, false, true);
    }

    @Test
    void whatIsNoTextEndsTheReadingWithALine() throws IOException {
        byte[] bytes = {'{', '}', '\n', (byte) 0xfc};

        assertThatThrownBy(() -> lines(bytes)).hasMessageContaining("0xFC").hasMessageContaining("line 2");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\u0001',
            delimiter = '|',
            value = {"  {\"a\":1}|JSONL", "[{}]|JSON_LIST", "sku,title|CSV", "\"sku\",\"title\"|CSV", "\uFEFF{|JSONL"})
    void theFirstCharacterTellsTheForm(String text, InputForm form) throws IOException {
        assertThat(InputForm.of(Files.writeString(folder.resolve("file"), text)))
                .isEqualTo(form);
    }

    @Test
    void aFileThatIsNotThereHasNoFormOfItsOwn() {
        assertThat(InputForm.of(folder.resolve("absent"))).isEqualTo(InputForm.CSV);
    }

    private List<JsonLines.Line> lines(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("lines.jsonl"), bytes);
        List<JsonLines.Line> all = new ArrayList<>();
        try (JsonLines lines = JsonLines.of(file)) {
            for (Optional<JsonLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                all.add(line.get());
            }
        }
        return all;
    }
}
