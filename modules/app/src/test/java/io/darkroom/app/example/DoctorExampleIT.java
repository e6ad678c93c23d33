package io.darkroom.app.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.Broker;
import io.darkroom.app.Cli;
import io.darkroom.app.document.Typed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example about the doctor, in the order of its page, beside the sandbox that it asks for; only ports differ. */
class DoctorExampleIT {
    @TempDir
    Path folder;

    @Test
    void whatIsWrongIsSaidAndMended() throws IOException {
        ExamplePage page = ExamplePage.of("doctor");
        try (Broker sandbox = Broker.on(folder.resolve("data"))) {
            URI api = sandbox.parts().api().orElseThrow();
            page.copyTo(
                    folder,
                    Map.of(
                            "localhost:9092",
                            sandbox.installation().bootstrapServers(),
                            "http://localhost:8081",
                            sandbox.installation().registry().toString(),
                            "http://localhost:8080",
                            api.toString(),
                            "topics:",
                            "server.port: 0\ntopics:"));

            List<Cli.Ending> endings = new ArrayList<>();
            for (Typed typed : page.typed()) {
                if (!typed.subcommand().equals("sandbox")) {
                    endings.add(new Cli(folder, typed.environment())
                            .run(typed.words(folder, folder).toArray(String[]::new)));
                }
            }

            assertThat(endings).hasSize(3);
            assertThat(endings.get(0).code()).isEqualTo(1);
            assertThat(endings.get(0).out())
                    .containsPattern(
                            "fault +topics +\\d+ topics are missing; darkroom topics create makes them: clinic")
                    .containsPattern("fault +provider +The provider pixelmuse needs an API key");
            assertThat(endings.get(1).code()).as(endings.get(1).err()).isZero();
            assertThat(endings.get(2).out()).containsPattern("ok +provider +pixelmuse at .* takes the key");
            assertThat(endings.get(2).code()).as(endings.get(2).out()).isZero();
        }
    }
}
