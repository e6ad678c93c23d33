package io.darkroom.app.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.Cli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The run command in this JVM, in a folder of its own.
 *
 * @param folder where files are and come to be
 * @param environment variables that the command sees
 * @param flags given to every command
 */
public record Job(Path folder, Map<String, String> environment, List<String> flags) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Job(Path folder, Map<String, String> environment, String... flags) {
        this(folder, environment, List.of(flags));
    }

    /** How a run ended, what it said, what it wrote. */
    public record Result(int code, String out, String err, List<String> lines) {
        List<JsonNode> json() {
            return lines.stream().map(Result::parsed).toList();
        }

        public List<String> column(String field) {
            return json().stream().map(line -> line.path(field).asText()).toList();
        }

        private static JsonNode parsed(String line) {
            try {
                return JSON.readTree(line);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + line, e);
            }
        }
    }

    /** Names of the fields of a line, in their order. */
    public static List<String> names(JsonNode line) {
        List<String> names = new ArrayList<>();
        line.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public Path write(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    /** A catalog of recipe A with rows {@code <prefix>-0001 …}, each with a title of its own. */
    public Path catalog(String prefix, int rows) throws IOException {
        String[] lines = new String[rows + 1];
        lines[0] = "sku,title,image_url";
        for (int row = 1; row <= rows; row++) {
            String sku = "%s-%04d".formatted(prefix, row);
            lines[row] = "%s,Chair %s,https://images.example/%s.png".formatted(sku, sku, sku);
        }
        return write(prefix + ".csv", lines);
    }

    /** Where {@link #run} writes result lines. */
    public Path lines() {
        return folder.resolve("out.jsonl");
    }

    public Path partial() {
        return folder.resolve("out.jsonl.partial");
    }

    public Result run(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", file.toString(), "--out", lines().toString()));
        if (!List.of(more).contains("--pictures")) {
            arguments.addAll(List.of("--pictures", "none"));
        }
        arguments.addAll(Arrays.asList(more));
        return command(arguments);
    }

    /** As {@link #run}, on a thread of its own: the common pool may have one thread only, and the command needs it. */
    public CompletableFuture<Result> runAside(Path file, String... more) {
        return CompletableFuture.supplyAsync(
                () -> run(file, more), task -> Thread.ofPlatform().name("run").start(task));
    }

    /** Any command. */
    public Result command(List<String> words) {
        List<String> arguments = new ArrayList<>(words);
        arguments.addAll(flags);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream realOut = System.out;
        PrintStream realErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            Cli.Ending ending = new Cli(folder, environment).run(arguments.toArray(String[]::new));
            return new Result(
                    ending.code(),
                    ending.out() + out.toString(StandardCharsets.UTF_8),
                    ending.err() + err.toString(StandardCharsets.UTF_8),
                    written());
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }

    private List<String> written() {
        try {
            return Files.exists(lines()) ? Files.readAllLines(lines()) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
