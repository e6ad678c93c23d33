package io.darkroom.app.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.darkroom.app.Cli;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.sandbox.api.bill.Bills.Bill;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever form a catalog has, run draws it, and running again costs nothing. */
class InputsIT {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Plant plant;
    private Job job;

    @BeforeAll
    static void start() throws IOException {
        plant = Plant.start(shared, Map.of("retry.delay", "50ms"), Latency.NONE).withStages();
    }

    @AfterAll
    static void stop() {
        plant.close();
    }

    @BeforeEach
    void newFolder() {
        job = plant.job(folder);
    }

    @Test
    void everyShotOfAnEventGetsItsLineWithAllPictures() throws IOException {
        Path file = job.write(
                "events.jsonl",
                event(
                        "J-1",
                        "{\"shotName\":\"front\",\"count\":3},{\"shotName\":\"back\",\"promptAppend\":\"From behind.\"}"),
                "",
                event("J-2", "{\"shotName\":\"front\",\"count\":9}"),
                "not json",
                event("J-1", "{\"shotName\":\"front\",\"count\":2},{\"shotName\":\"side\"}"),
                event("J-3", "{\"shotName\":\"front\",\"placement\":\"socal\"},{\"shotName\":\"back\"}"));

        Job.Result run = job.run(file, "--profile", "extended");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.column("line")).containsExactly("1", "1", "3", "4", "5", "5", "6", "6");
        assertThat(run.column("shot_name"))
                .containsExactly("front", "back", "front", "", "front", "side", "front", "back");
        assertThat(run.column("status"))
                .containsExactly(
                        "completed", "completed", "failed", "failed", "failed", "completed", "failed", "failed");
        List<JsonNode> lines = run.json();
        assertThat(lines.getFirst().path("image_urls")).hasSize(3);
        assertThat(lines.getFirst().path("sku").asText()).isEqualTo("J-1");
        assertThat(lines.get(2).path("error").asText()).isEqualTo("line 3: shots[0].count must be 1 to 4, was '9'");
        assertThat(lines.get(3).path("error").asText()).startsWith("line 4: is not a JSON object");
        assertThat(lines.get(4).path("failure_class").asText()).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(lines.get(6).path("error").asText())
                .startsWith("line 6: shots[0].placement must be one of")
                .isEqualTo(lines.get(7).path("error").asText());
        assertThat(plant.billed("J-")).isEqualTo(new Bill(3, 3, 5));

        assertThat(job.run(file, "--profile", "extended").column("idempotency_key"))
                .isEqualTo(run.column("idempotency_key"));
        assertThat(plant.billed("J-")).isEqualTo(new Bill(3, 3, 5));
    }

    @Test
    void compressedRowsFromStandardInputAreDrawnLikeThoseOfAFile() throws IOException {
        String csv =
                "sku,title,image_url\nZ-1,Mug,https://images.example/z1.png\nZ-2,Lamp,https://images.example/z2.png\n";
        Path file = Files.writeString(folder.resolve("z.csv"), csv);

        Job.Result piped = with(zipped(csv), () -> job.run(Path.of("-")));
        List<String> again = job.run(file).lines();

        assertThat(piped.code()).as(piped.err()).isZero();
        assertThat(piped.err()).contains("Standard input is read as CSV, by its first character");
        assertThat(piped.column("sku")).containsExactly("Z-1", "Z-2");
        assertThat(again).isEqualTo(piped.lines());
        assertThat(plant.billed("Z-")).isEqualTo(new Bill(2, 2, 8));
    }

    @Test
    void theExampleOfAShopIsDrawnThroughItsMapping() throws IOException {
        List<List<String>> commands = commands("bin/darkroom ");

        assertThat(commands).hasSize(3).allSatisfy(command -> {
            assertThat(code(command)).as(command.toString()).isZero();
        });

        List<String> lines = Files.readAllLines(folder.resolve("shop.jsonl"));
        assertThat(lines).hasSize(6);
        assertThat(lines.getFirst())
                .contains("\"sku\":\"TASSE-0001\"", "\"shot_name\":\"front\"", "\"image_count\":2", "\"line\":2");
        assertThat(TopicContent.values(
                        plant.installation(), plant.installation().topics().completed()))
                .filteredOn(
                        image -> image.getCampaign().filter("herbst"::equals).isPresent())
                .extracting(ImageCompleted::getSku)
                .containsOnly("TASSE-0001", "TEPPICH-160", "LAMPE-0007")
                .hasSize(6);

        List<String> fed = commands("gunzip -c examples/mapping/shop-export.csv.gz | bin/darkroom ")
                .getFirst();
        Job.Result piped = with(unzipped(ROOT.resolve("examples/mapping/shop-export.csv.gz")), () -> job.command(fed));
        assertThat(piped.code()).as(piped.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("piped.jsonl"))).isEqualTo(lines);
    }

    private static byte[] unzipped(Path file) throws IOException {
        try (InputStream text = new GZIPInputStream(Files.newInputStream(file))) {
            return text.readAllBytes();
        }
    }

    /** A mapping is made without a cluster. */
    private int code(List<String> command) {
        return command.getFirst().equals("mapping")
                ? Cli.in(folder).run(command.toArray(String[]::new)).code()
                : job.command(command).code();
    }

    /** The commands of the page that begin like this, with files where this test finds and keeps them. */
    private List<List<String>> commands(String beginning) throws IOException {
        List<List<String>> commands = new ArrayList<>();
        for (String line :
                Files.readAllLines(ROOT.resolve("examples").resolve("mapping").resolve("README.md"))) {
            if (line.startsWith(beginning)) {
                commands.add(Arrays.stream(line.substring(beginning.length()).split(" ", -1))
                        .map(this::located)
                        .toList());
            }
        }
        return commands;
    }

    private String located(String word) {
        if (word.startsWith("examples/")) {
            return ROOT.resolve(word).toString();
        }
        return word.endsWith(".jsonl") ? folder.resolve(word).toString() : word;
    }

    private static String event(String sku, String shots) {
        return """
                {"sku":"%s","product":{"title":"Mug"},"sourceImageUrl":"https://images.example/%s.jpg","shots":[%s],"occurredAt":"2026-11-20T12:00:00Z"}""".formatted(sku, sku, shots);
    }

    private interface Act {
        Job.Result act();
    }

    private static Job.Result with(byte[] input, Act act) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input));
        try {
            return act.act();
        } finally {
            System.setIn(before);
        }
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
