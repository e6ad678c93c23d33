package io.darkroom.app.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.order.time.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimateTest {
    @TempDir
    Path folder;

    @Test
    void callsGoRoundByRound() throws IOException {
        assertThat(estimate("max-in-flight: 10").time(1_000))
                .isEqualTo("Time: about 50 min with 10 calls at a time, if a call takes 30 s");
        assertThat(estimate("max-in-flight: 10").time(1))
                .isEqualTo("Time: about 1 min with 10 calls at a time, if a call takes 30 s");
    }

    @Test
    void aRateThatIsSlowerThanTheRoundsDecides() throws IOException {
        assertThat(estimate("max-in-flight: 1000, rate: 60/min").time(6_000))
                .isEqualTo("Time: about 1.7 h with 1000 calls at a time and 60/min, if a call takes 30 s");
        assertThat(estimate("max-in-flight: 10, rate: 100/s").time(1_000))
                .isEqualTo("Time: about 50 min with 10 calls at a time and 100/s, if a call takes 30 s");
    }

    @Test
    void callsOfOneOrderAreMadeOneAfterTheOther() throws IOException {
        assertThat(estimate("max-in-flight: 10").time(List.of(new Part(Optional.empty(), 4, 4)), Instant.now()))
                .startsWith("Time: about 2 min");

        Basket basket = new Basket();
        basket.add("pixelmuse", "nano-banana-pro", 4);
        basket.add("pixelmuse", "nano-banana-pro", 2);
        assertThat(basket.callsInARow(provider -> 1)).isEqualTo(4);
        assertThat(basket.callsInARow(provider -> 4)).isEqualTo(1);
    }

    private Estimate estimate(String settings) throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), "providers: {sandbox: {%s}}\n".formatted(settings));
        return Estimate.of(new ConfigLoader(folder, Map.of()).load(Optional.empty(), new Overrides()));
    }
}
