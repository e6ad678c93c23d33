package io.darkroom.app.deploy.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.deploy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keeps the scripts in deploy/kafka true to the tables in code; {@code GOLDEN_WRITE=1} writes them anew. */
class KafkaScriptsTest {
    @ParameterizedTest
    @CsvSource({"create-topics.sh", "grant-rights.sh"})
    void theScriptIsWhatTheCodeSays(String name) throws IOException {
        Path file = Repository.file("deploy/kafka/" + name);
        String text = name.startsWith("create") ? TopicScript.text() : RightScript.text();
        if (System.getenv("GOLDEN_WRITE") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }

        assertThat(file).hasContent(text).isExecutable();
        assertThat(text).doesNotContain("a-prefix-z", "a-provider-z", "a-group-z", "9973");
    }
}
