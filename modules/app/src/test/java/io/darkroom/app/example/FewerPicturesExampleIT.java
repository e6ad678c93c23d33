package io.darkroom.app.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.document.Typed;
import io.darkroom.app.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the example about missing pictures, in the order of its page. */
class FewerPicturesExampleIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void onlyThePictureThatIsMissingIsAskedForAndTheOthersAreKept() throws IOException {
        List<Typed> typed = ExamplePage.of("fewer-pictures").typed().stream()
                .filter(Typed::ownLine)
                .toList();

        Job.Result first = said(typed.get(0));
        List<String> three = pictures("FEW-MUG-1");
        Job.Result status = said(typed.get(1));
        Job.Result estimate = said(typed.get(2));
        Job.Result order = said(typed.get(3));
        said(typed.get(4));
        List<String> four = pictures("FEW-MUG-1");
        Job.Result rest = said(typed.get(5));

        assertThat(first.out() + first.err()).contains("Fewer pictures than asked for: 1 row");
        assertThat(three).hasSize(3);
        assertThat(status.out()).contains("3 of 4 pictures; darkroom retry --partial");
        assertThat(estimate.out())
                .contains("Have all their pictures, skipped: 1 result", "To be drawn: 1 picture in 1 call to sandbox");
        assertThat(order.out()).contains("1 copied");
        assertThat(four).hasSize(4).startsWith(three.toArray(String[]::new)).doesNotHaveDuplicates();
        assertThat(pictures("FEW-LAMP-2")).hasSize(4);
        assertThat(rest.out()).contains("To be drawn: 0 pictures");
    }

    /** Addresses of a sandbox without its port, which is another in each run. */
    private List<String> pictures(String sku) throws IOException {
        List<String> paths = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("few.jsonl"))) {
            JsonNode json = JSON.readTree(line);
            if (json.path("sku").asText().equals(sku)) {
                json.path("image_urls").forEach(url -> paths.add(url.asText().replaceFirst("http://[^/]*", "")));
            }
        }
        return paths;
    }

    private Job.Result said(Typed typed) {
        Map<String, String> environment = new HashMap<>(Map.of("DARKROOM_SANDBOX_LATENCY", "10ms"));
        environment.putAll(typed.environment(ExamplePage.ROOT));
        List<String> words = typed.words(ExamplePage.ROOT, folder).stream()
                .map(word -> word.equals(".darkroom-few") ? folder.resolve(word).toString() : word)
                .toList();
        Job.Result result = new Job(folder, environment).command(words);
        assertThat(result.code()).as(words + ": " + result.err()).isZero();
        return result;
    }
}
