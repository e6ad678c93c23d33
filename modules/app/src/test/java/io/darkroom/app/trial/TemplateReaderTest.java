package io.darkroom.app.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.exit.UserError;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.catalog.PromptSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateReaderTest {
    @TempDir
    Path folder;

    @Test
    void aVersionIsFoundByItsNameAndSegment() {
        assertThat(read("prompt_v1")).isEqualTo(new Template.OfVersion("prompt_v1", Optional.empty(), "the prompts"));
        assertThat(read("prompt_v1/bedroom"))
                .isEqualTo(new Template.OfVersion("prompt_v1", Optional.of("bedroom"), "the prompts"));
    }

    @Test
    void aFileIsReadWithoutItsLastLineEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("hero.txt"), "\ufeffTwo\nlines of {{title}}\r\n");

        assertThat(read(file.toString()))
                .isEqualTo(new Template.Words("Two\nlines of {{title}}", "hero", "the file " + file));
    }

    @Test
    void aTextHasABlankOrAPlaceholder() {
        assertThat(read("Photo of it")).isInstanceOf(Template.Words.class);
        assertThat(read("{{title}}"))
                .isEqualTo(new Template.Words("{{title}}", "prompt", "the text of the command line"));
    }

    @Test
    void aDashIsStandardInput() {
        assertThat(read("-")).isEqualTo(new Template.Words("From a pipe", "prompt", "standard input"));
    }

    @Test
    void whatIsNothingIsNamedWithTheNearestVersion() {
        assertThatThrownBy(() -> read("prompt_v2"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "prompt_v2 is neither a version of the prompts (nearest: prompt_v1), nor a file, nor a text: "
                                + "a text has a blank or a {{placeholder}}.");
        assertThatThrownBy(() -> read("prompt_v1/bedrom"))
                .hasMessageStartingWith(
                        "The prompt version prompt_v1 has no segment bedrom (nearest: bedroom); it has ");
    }

    @Test
    void aFileThatIsNoTextIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("mug.png"), new byte[] {(byte) 0x89, 'P', (byte) 0xff});

        assertThatThrownBy(() -> read(file.toString())).hasMessage(file + " cannot be read: it is no text in UTF-8.");
    }

    private static Template read(String word) {
        return new TemplateReader(
                        PromptCatalog.load(PromptSettings.builtIn()),
                        "the prompts",
                        new ByteArrayInputStream("From a pipe\n".getBytes(StandardCharsets.UTF_8)))
                .read(word);
    }
}
