package io.darkroom.app.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.job.Job;
import io.darkroom.app.job.Plant;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process tells at {@code /metrics} is what dashboards and rules look for; {@code GOLDEN_WRITE=1} adds what is new. */
class MetricNamesIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern ADDRESS = Pattern.compile("health, metrics and status at (http://\\S+)");
    private static final Map<String, String> SETTINGS = Map.of("assets.store", "folder");

    @TempDir
    Path folder;

    @Test
    void theNamesAreThoseOfARunningProcess() throws Exception {
        try (Plant plant = Plant.start(folder, SETTINGS, Latency.NONE);
                DarkroomProcess serve = DarkroomProcess.start(folder, line(plant), variables())) {
            serve.awaitText("serving");
            Job job = plant.job(folder);
            assertThat(job.run(job.catalog("M", 2), "--variants", "1").code()).isZero();
            Job.Result again =
                    job.command(List.of("import", folder.resolve("M.csv").toString(), "--variants", "1"));
            assertThat(again.code()).as(again.err()).isZero();

            MetricList told = MetricList.ofSamples(scraped(serve.said()));

            if (System.getenv("GOLDEN_WRITE") != null) {
                write(told.own());
            }
            MetricList listed = MetricList.read();
            assertThat(listed.labels())
                    .isNotEmpty()
                    .containsAllEntriesOf(told.own().labels());
            // Some begin late, such as the pauses of the collector.
            await().atMost(LIMIT).until(() -> names(serve).containsAll(foreign()));
        }
    }

    private static Set<String> names(DarkroomProcess serve) throws Exception {
        String text = scraped(serve.said());
        return MetricList.ofSamples(text).names();
    }

    /** What panels show of Kafka's clients and of the JVM; recording rules have a colon in their names. */
    private static Set<String> foreign() throws IOException {
        return Dashboards.expressions().values().stream()
                .flatMap(expression -> Promql.of(expression).metrics().stream())
                .filter(name -> !name.startsWith("darkroom_") && !name.contains(":"))
                .collect(Collectors.toSet());
    }

    private static void write(MetricList told) throws IOException {
        Map<String, Set<String>> all =
                new TreeMap<>(Files.exists(MetricList.FILE) ? MetricList.read().labels() : Map.of());
        told.labels().forEach((name, labels) -> all.put(name, new TreeSet<>(labels)));
        Files.writeString(MetricList.FILE, new MetricList(all).text());
    }

    private static String scraped(String said) throws Exception {
        Matcher address = ADDRESS.matcher(said);
        assertThat(address.find()).as(said).isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address.group(1) + "/metrics"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private Map<String, String> variables() {
        return Map.of(
                "DARKROOM_ASSETS_STORE", "folder",
                "DARKROOM_ASSETS_DIR", folder.resolve("pictures").toString(),
                "DARKROOM_CAMPAIGNS_SPRING_MAX_IN_FLIGHT", "2");
    }

    private static String line(Plant plant) {
        return "serve --data-dir serve --provider-url %s --bootstrap-servers %s --schema-registry %s"
                .formatted(
                        plant.api().base(),
                        plant.installation().bootstrapServers(),
                        plant.installation().registry());
    }
}
