package io.darkroom.app.top;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.cost.Spent;
import io.darkroom.app.deploy.Repository;
import io.darkroom.app.work.QueueLength;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code GOLDEN_WRITE=1} writes the pictures anew. */
class OverviewTextTest {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    @Test
    void aFleetOfTwoProvidersIsDrawnAsTheGoldenSays() throws IOException {
        assertGolden("fleet.txt", OverviewText.of(Overviews.fleet()));
    }

    @Test
    void thePageShowsThatFleet() throws IOException {
        assertThat(Files.readString(Repository.file("docs/operating.md")))
                .contains("```\n" + String.join("\n", OverviewText.of(Overviews.fleet(), COLUMNS, ROWS, "q ends it"))
                        + "\n```");
    }

    @Test
    void aFreshInstallationIsDrawnAsTheGoldenSays() throws IOException {
        assertGolden("fresh.txt", OverviewText.of(Overviews.fresh()));
    }

    @Test
    void fitsIntoASmallWindow() throws IOException {
        List<String> lines = OverviewText.of(Overviews.fleet(), COLUMNS, ROWS, "q ends it");

        assertThat(lines).hasSizeLessThanOrEqualTo(ROWS).allMatch(line -> line.length() <= COLUMNS);
        assertThat(lines).noneMatch(line -> line.contains("…"));
        assertThat(lines.getLast()).isEqualTo("q ends it");
        assertGolden("fleet-80x24.txt", lines);
    }

    @Test
    void saysWhatATooSmallWindowLeavesOut() {
        List<String> lines = OverviewText.of(Overviews.fleet(), COLUMNS, 6, "q ends it");

        assertThat(lines).hasSize(6);
        assertThat(lines.get(4)).matches("… \\d+ lines more: a taller window, or --once, shows them");
    }

    @Test
    void whatOthersWroteCannotOrderTheTerminalAbout() {
        assertThat(String.join("\n", OverviewText.of(Overviews.heldFor("\u001b[2Jgone"))))
                .doesNotContain("\u001b")
                .contains("\\u001b[2Jgone");
    }

    @Test
    void jsonHasTheSameFacts() throws IOException {
        JsonNode json = new ObjectMapper().readTree(OverviewJson.text(Overviews.fleet()));

        assertThat(json.at("/stages/0/stage").asText()).isEqualTo("intake");
        assertThat(json.at("/providers/0/inFlight").asLong()).isEqualTo(4);
        assertThat(json.at("/providers/0/cap").asLong()).isEqualTo(6);
        assertThat(json.at("/providers/0/gates/breakerOpen").asLong()).isEqualTo(1);
        assertThat(json.at("/providers/1/hold/reason").asText()).isEqualTo("invoice is disputed");
        assertThat(json.at("/providers/1/hold/probed").asBoolean()).isFalse();
        assertThat(json.at("/cost/hour/USD").asText()).isEqualTo("0.68");
        assertThat(json.at("/cost/day/USD").asText()).isEqualTo("1.36");
    }

    @Test
    void whatIsStillReadIsNotShownAsThePresent() throws IOException {
        JsonNode json = new ObjectMapper().readTree(OverviewJson.text(Overviews.fleetStillReading()));

        assertThat(OverviewText.of(Overviews.fleetStillReading()))
                .anyMatch(line -> line.matches("creativeai +breaker +– of 6 +– +– +2\\.1 +0\\.3 +–"))
                .noneMatch(line -> line.contains("next retry"));
        assertThat(json.path("whole").asBoolean(true)).isFalse();
    }

    @Test
    void whatCouldNotBeSeenIsNamed() throws IOException {
        JsonNode json = new ObjectMapper().readTree(OverviewJson.text(Overviews.fleetStillReading()));

        assertThat(OverviewText.of(Overviews.fleetStillReading()))
                .contains("old is left out. Kafka refuses: no.", "http://127.0.0.1:1 did not answer.");
        assertThat(json.at("/refused/old").asText()).isEqualTo("Kafka refuses: no.");
        assertThat(json.at("/silent/0").asText()).isEqualTo("http://127.0.0.1:1");
    }

    @Test
    void aProviderMayBeCalledIntake() throws IOException {
        Overview view = new Overview(
                Overviews.NOW,
                List.of(new StageView(
                        Optional.of("intake"), "darkroom-generation-intake", 1, new QueueLength(0, Optional.empty()))),
                List.of(),
                new Overview.Spending(new Spent(), new Spent(), true),
                Duration.ofMinutes(1),
                Gaps.NONE);

        assertThat(OverviewText.of(view)).anyMatch(line -> line.startsWith("generation intake"));
        assertThat(new ObjectMapper()
                        .readTree(OverviewJson.text(view))
                        .at("/stages/0/provider")
                        .asText())
                .isEqualTo("intake");
    }

    private static void assertGolden(String name, List<String> lines) throws IOException {
        Path file = Repository.file("modules/app/src/test/resources/top/" + name);
        String text = String.join("\n", lines) + "\n";
        if (System.getenv("GOLDEN_WRITE") != null) {
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }
}
