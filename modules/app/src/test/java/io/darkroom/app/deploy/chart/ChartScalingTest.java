package io.darkroom.app.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stages that are scaled by their lag. */
class ChartScalingTest {
    private static final String METRIC = "darkroom_generate_backlog_records";

    @Test
    void aStageThatIsScaledByItsLagHasNoNumberOfPodsOfItsOwn() {
        Chart chart = Chart.rendered(Chart.FULL);

        JsonNode scaler = chart.one("HorizontalPodAutoscaler", "pictures-darkroom-generation");

        assertThat(scaler.at("/spec/metrics/0/external/metric/name").asText()).isEqualTo(METRIC);
        assertThat(chart.one("StatefulSet", "pictures-darkroom-generation")
                        .path("spec")
                        .has("replicas"))
                .isFalse();
        assertThat(Chart.rendered().all("HorizontalPodAutoscaler")).isEmpty();
    }

    @Test
    void eachStageLooksAtItsOwnLine() {
        Map<String, Object> values = Map.of(
                "intake.autoscaling.enabled",
                true,
                "generation.autoscaling.enabled",
                true,
                "assets.autoscaling.enabled",
                true,
                "config.assets.store",
                "s3",
                "config.models.imagen-3.provider",
                "pixelmuse",
                "config.models.imagen-4.provider",
                "pixelmuse");

        Chart chart = Chart.rendered(values);

        assertThat(selectors(chart, "intake")).isEmpty();
        assertThat(selectors(chart, "generation"))
                .hasToString("[{\"provider\":\"sandbox\"}, {\"provider\":\"pixelmuse\"}]");
        assertThat(selectors(chart, "assets")).hasToString("[{\"provider\":\"assets\"}]");
    }

    @Test
    void aReleaseForOneProviderLooksAtThatOne() {
        Chart chart = Chart.rendered(
                Map.of("generation.autoscaling.enabled", true, "config.generation.providers", "pixelmuse"));

        assertThat(selectors(chart, "generation")).hasToString("[{\"provider\":\"pixelmuse\"}]");
    }

    /** Labels that the metrics must have. */
    private static List<JsonNode> selectors(Chart chart, String stage) {
        return chart.one("HorizontalPodAutoscaler", "pictures-darkroom-" + stage)
                .at("/spec/metrics")
                .findValues("matchLabels");
    }
}
