package io.darkroom.app.run.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.command.person.Consent;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.input.Input;
import io.darkroom.app.input.Inputs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntroductionTest {
    private static final String EVENT = "{\"sku\": \"%s\", \"product\": {\"title\": \"Mug\"}, \"sourceImageUrl\":"
            + " \"https://i.example/m.png\", \"occurredAt\": \"2026-05-01T08:00:00Z\", \"shots\": [{}]%s}\n";

    @TempDir
    Path folder;

    @Test
    void aRunInTheSandboxNamesTheClosedCampaignOfAnyEvent() throws IOException {
        Files.writeString(
                folder.resolve("darkroom.yaml"),
                "campaigns.winter: {from: 2200-01-01T00:00Z, until: 2200-02-01T00:00Z}\n");
        Path events = Files.writeString(
                folder.resolve("events.jsonl"),
                EVENT.formatted("A", "") + EVENT.formatted("B", ", \"campaign\": \"winter\""));

        assertThat(said(Inputs.open(events)))
                .contains("Campaign winter: closed, opens at 2200-01-01T00:00:00Z; its pictures wait until then");
    }

    private String said(Input input) {
        StringWriter said = new StringWriter();
        PrintWriter notes = new PrintWriter(said, true);
        DarkroomConfig config = new ConfigLoader(folder, Map.of()).load(Optional.empty(), new Overrides());
        RunPlan plan = new RunPlan(input, input.survey(notes), new RunStamp("run"), Instant.EPOCH, false);
        new Introduction(plan, config, new Consent(true, false), List.of("run", "events.jsonl"), notes).begin();
        return said.toString();
    }
}
