package io.darkroom.benchmarks.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps results as {@code <date>-<name>.md} and {@code .json}; a second one of the day replaces the first. Any thread. */
public final class ResultFiles {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ResultFiles() {}

    /** Writes both files and returns the text of the first. */
    public static String write(Path folder, Result result) {
        Machine machine = Machine.here(Path.of(System.getProperty("darkroom.root", ".")));
        String text = Markdown.of(result, machine);
        String name = result.date() + "-" + result.name();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + ".md"), text);
            Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(json(result, machine)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text;
    }

    private static ObjectNode json(Result result, Machine machine) {
        ObjectNode json = JSON.createObjectNode()
                .put("name", result.name())
                .put("date", result.date().toString())
                .put("title", result.title())
                .put("command", result.command());
        json.putObject("machine")
                .put("cores", machine.cores())
                .put("cpu", machine.cpu())
                .put("gigabytes", machine.gigabytes())
                .put("os", machine.os())
                .put("jdk", machine.jdk())
                .put("kafka", machine.kafka())
                .put("commit", machine.commit());
        ArrayNode figures = json.putArray("figures");
        for (Figure figure : result.figures().all()) {
            ObjectNode one = figures.addObject()
                    .put("name", figure.metric().name())
                    .put("unit", figure.metric().unit())
                    .put("median", figure.median())
                    .put("least", figure.least())
                    .put("most", figure.most());
            figure.metric()
                    .goal()
                    .ifPresent(goal -> one.put(goal.atLeast() ? "goalAtLeast" : "goalAtMost", goal.bound())
                            .put("met", goal.metBy(figure)));
            figure.values().forEach(one.putArray("runs")::add);
        }
        return json;
    }
}
