package io.darkroom.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One process of a fleet. Any thread.
 *
 * @param name its instance id; a process started again under it takes the place of the former
 * @param stages stages that it runs, with commas
 * @param settings by their names, besides those that the lab gives
 */
public record Instance(String name, String stages, Map<String, String> settings) {
    public Instance {
        settings = Map.copyOf(settings);
    }

    /** One that only generates. */
    public static Instance generation(String name, Map<String, String> settings) {
        return new Instance(name, "generation", settings);
    }

    /** Flags that name this instance and its own configuration file, which is written. */
    List<String> flags(Scratch scratch) {
        return List.of(
                "--stages",
                stages,
                "--config",
                write(scratch.file(name + ".yaml")).toString(),
                "--data-dir",
                data(scratch).toString());
    }

    Path data(Scratch scratch) {
        return scratch.file("data-" + name);
    }

    private Path write(Path file) {
        String own = settings.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
        try {
            return Files.writeString(file, "instance-id: " + name + "\n" + own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
