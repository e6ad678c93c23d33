package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.exit.UserError;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Campaigns as files set them. */
class CampaignConfigTest {
    @TempDir
    Path folder;

    @Test
    void oneWindowIsFromAndUntil() throws IOException {
        Campaign campaign =
                campaign("{from: 2026-12-01, until: 2026-12-24T10:00+02:00, max-in-flight: 4, prompts: [v1, v2]}");

        assertThat(campaign.windows())
                .containsExactly(new Window(at("2026-12-01T00:00:00Z"), at("2026-12-24T08:00:00Z")));
        assertThat(campaign.maxInFlight()).hasValue(4);
        assertThat(campaign.prompts()).containsExactly("v1", "v2");
    }

    @Test
    void severalWindowsMayBeOpenAtTheirEnds() throws IOException {
        Campaign campaign = campaign(
                "{windows: [../2026-12-02, 2026-12-03T08:00Z/2026-12-04T00:00Z], deadline: 2026-12-03T12:00Z}");

        assertThat(campaign.windows())
                .containsExactly(
                        new Window(Instant.MIN, at("2026-12-02T00:00:00Z")),
                        new Window(at("2026-12-03T08:00:00Z"), at("2026-12-04T00:00:00Z")));
        assertThat(campaign.end()).hasValue(at("2026-12-03T12:00:00Z"));
    }

    @Test
    void withoutTimesItIsAlwaysOpen() throws IOException {
        assertThat(campaign("{max-in-flight: 1}").windows()).containsExactly(Window.ALWAYS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{from: soon} | campaigns.autumn.from must be a time such as 2026-12-01T08:00Z or 2026-12-01 (from midnight, UTC), was soon (from darkroom.yaml).",
                "{from: 2026-12-02, until: 2026-12-01} | campaigns.autumn.until must be after it begins, 2026-12-02T00:00:00Z, was 2026-12-01T00:00:00Z (from darkroom.yaml).",
                "{windows: [2026-12-02]} | campaigns.autumn.windows must be windows such as 2026-12-01T08:00Z/2026-12-24T00:00Z, .. for an open end, was 2026-12-02 (from darkroom.yaml).",
                "{windows: [2026-12-01/2026-12-03, 2026-12-02/..]} | campaigns.autumn.windows must be apart from each other, was 2026-12-03T00:00:00Z and 2026-12-02T00:00:00Z (from darkroom.yaml).",
                "{windows: [2026-12-01/..], from: 2026-12-01} | campaigns.autumn.windows must be left out beside from and until, was 2026-12-01/.. (from darkroom.yaml).",
                "{max-in-flight: 0} | campaigns.autumn.max-in-flight must be 1 to 20000, was 0 (from darkroom.yaml).",
                "{from: 2026-12-01, deadline: 2026-11-01} | campaigns.autumn.deadline must be after its first window opens, 2026-12-01T00:00:00Z, was 2026-11-01T00:00:00Z (from darkroom.yaml)."
            })
    void whatIsWrongIsNamedWithValueAndOrigin(String yaml, String expected) throws IOException {
        UserError error = catchThrowableOfType(UserError.class, () -> campaign(yaml));

        assertThat(error).hasMessage(expected);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        UserError error = catchThrowableOfType(
                UserError.class, () -> campaign("{from: soon, until: later, max-in-flight: many}"));

        assertThat(error.getMessage())
                .startsWith("campaigns cannot be used as they are:")
                .contains("autumn.from", "autumn.until", "autumn.max-in-flight");
    }

    private Campaign campaign(String yaml) throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), "campaigns:\n  autumn: " + yaml + "\n");
        return new ConfigLoader(folder, Map.of())
                .load(Optional.empty(), new Overrides())
                .stages()
                .campaigns()
                .of("autumn")
                .orElseThrow();
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
