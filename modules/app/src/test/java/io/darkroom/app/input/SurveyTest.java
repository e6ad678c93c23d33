package io.darkroom.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.catalog.Recipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveyTest {
    private static final String HEADER = "sku,title,image_url\n";

    @TempDir
    Path folder;

    @Test
    void rowsAreCountedUpToTheLimit() throws IOException {
        Path file = Files.writeString(
                folder.resolve("c.csv"), HEADER + "A,t,https://x/1\nbad\n,,\nB,t,https://x/2\nC,t,https://x/3\n");

        Survey survey = survey(Inputs.open(file));

        assertThat(survey).matches(s -> s.orders() == 3 && s.refused() == 1 && s.blank() == 1);
        assertThat(survey.recipe()).isEqualTo(Recipe.CATALOG);
        assertThat(survey(Inputs.open(file, "--limit", "2")).rows()).isEqualTo(2);
    }

    @Test
    void repeatsAndChangesOfTheSameNameAreFound() throws IOException {
        Path file = Files.writeString(
                folder.resolve("c.csv"),
                HEADER
                        + "A,t,https://x/1\nB,t,https://x/1\nA,t, https://x/1\nA,other,https://x/1\nA,other,https://x/1\n");

        Survey survey = survey(Inputs.open(file));

        assertThat(survey.repeats().same()).isEqualTo(Map.of(2, 0, 4, 3));
        assertThat(survey.repeats().changed()).isEqualTo(Map.of(3, 0));
        assertThat(survey.calls()).isEqualTo(3);
    }

    @Test
    void anEventHasALineForEachShotAndRepeatsShotByShot() throws IOException {
        Path file = events(
                event("A", "2026-11-20T12:00:00Z", "front", "back"),
                event("B", "2026-11-20T12:00:00Z", "front"),
                event("A", "2026-11-20T13:00:00Z", "front", "back"));

        Survey survey = survey(Inputs.open(file));

        assertThat(survey.rows()).isEqualTo(5);
        assertThat(survey.repeats().same()).isEqualTo(Map.of(3, 0, 4, 1));
        assertThat(survey.repeats().leaders()).isEqualTo(Set.of(0, 1));
        assertThat(survey.recipe()).isEqualTo(Recipe.SHOTS);
    }

    @Test
    void eventsThatShareAShotWithTheSameOneBelongTogether() throws IOException {
        Path file = events(
                event("A", "2026-11-20T12:00:00Z", "front"),
                event("A", "2026-11-20T12:00:00Z", "back"),
                event("B", "2026-11-20T12:00:00Z", "front"),
                event("A", "2026-11-20T12:00:00Z", "front", "back"));

        assertThat(survey(Inputs.open(file)).repeats().changed()).isEqualTo(Map.of(1, 0, 3, 0));
    }

    @Test
    void theCampaignOfEveryEventIsKnownAndNotOnlyThatOfTheFirst() throws IOException {
        String event = "{\"sku\": \"%s\", \"product\": {\"title\": \"Mug\"}, \"sourceImageUrl\":"
                + " \"https://i.example/m.png\", \"occurredAt\": \"2026-05-01T08:00:00Z\", \"shots\": [{}]%s}";

        Survey survey = survey(Inputs.open(events(
                event.formatted("A", ""),
                event.formatted("B", ", \"campaign\": \"winter\""),
                event.formatted("C", ", \"campaign\": \"autumn\""))));

        assertThat(survey.campaigns()).containsExactly("autumn", "winter");
    }

    private static Survey survey(Input input) {
        return input.survey(new PrintWriter(new StringWriter()));
    }

    private Path events(String... lines) throws IOException {
        return Files.writeString(folder.resolve("events.jsonl"), String.join("\n", lines) + "\n");
    }

    private static String event(String sku, String occurredAt, String... shots) {
        return """
                {"sku":"%s","product":{"title":"Mug"},"sourceImageUrl":"https://images.example/1.jpg","shots":[{"shotName":"%s"}],"occurredAt":"%s"}""".formatted(sku, String.join("\"},{\"shotName\":\"", shots), occurredAt);
    }
}
