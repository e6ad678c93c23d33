package io.darkroom.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DestinationTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsWrittenWhereItWillBe() {
        Path asked = folder.resolve("lines.jsonl");

        try (Destination lines = Destination.of(asked)) {
            assertThat(lines.file()).isEqualTo(asked);
            assertThat(lines.gathered()).isFalse();
            assertThat(lines.folder()).isEqualTo(folder);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nothingIsKeptBesideWhatIsNoRegularFileAndItStaysWhatItIs() throws Exception {
        Path nowhere = Path.of("/dev/null");
        StringWriter out = new StringWriter();
        Path gathered;

        try (Destination lines = Destination.of(nowhere)) {
            gathered = lines.file();
            Files.writeString(gathered, "{}\n");
            lines.print(gathered, new PrintWriter(out));

            assertThat(lines.name()).isEqualTo("/dev/null");
            assertThat(lines.standard()).isFalse();
            assertThat(lines.folder()).isEqualTo(Path.of("").toAbsolutePath());
        }

        assertThat(gathered.getParent()).isNotEqualTo(nowhere.getParent()).doesNotExist();
        assertThat(Files.isRegularFile(nowhere)).isFalse();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void standardOutputGetsTheLinesThatWereGathered() throws Exception {
        StringWriter out = new StringWriter();

        try (Destination lines = Destination.of(Path.of("-"))) {
            Files.writeString(lines.file(), "{}\n");
            lines.print(lines.file(), new PrintWriter(out));
        }

        assertThat(out.toString()).isEqualTo("{}\n");
    }
}
