package io.darkroom.benchmarks.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine of a result, without its name. Any thread. */
record Machine(int cores, String jdk, String os) {

    static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                distribution() + ", " + System.getProperty("os.arch"));
    }

    String text() {
        return "%d cores, %s, JDK %s".formatted(cores, os, jdk);
    }

    private static String distribution() {
        try {
            return Files.readAllLines(Path.of("/etc/os-release")).stream()
                    .filter(line -> line.startsWith("PRETTY_NAME="))
                    .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
                    .findFirst()
                    .orElse("Linux");
        } catch (IOException elsewhere) {
            return System.getProperty("os.name") + " " + System.getProperty("os.version");
        }
    }
}
