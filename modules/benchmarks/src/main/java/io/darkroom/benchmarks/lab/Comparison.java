package io.darkroom.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The programs of {@code modules/benchmarks/comparison}, which has a build of its own. Main thread. */
public final class Comparison {
    private static final String MAIN = "io.darkroom.comparison.Main";

    private Comparison() {}

    /**
     * Builds it by {@code ./mvnw}; some seconds, more where its libraries must be fetched first.
     *
     * @throws IllegalStateException with what Maven said when that fails
     */
    public static void build() {
        try (Scratch scratch = Scratch.make(false);
                Program maven = Program.start(
                        List.of(
                                root().resolve("mvnw").toString(),
                                "-B",
                                "-q",
                                "-f",
                                folder().resolve("pom.xml").toString(),
                                "package"),
                        Map.of(),
                        scratch,
                        "build.log")) {
            maven.awaitSuccess();
        }
    }

    /** What starts one of them on a lab, with the heap that Darkroom has. */
    public static List<String> command(String kind, Lab lab, int concurrency) {
        Path target = folder().resolve("target");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                target.resolve("classes") + ":" + classPath(target),
                MAIN,
                kind,
                lab.bootstrapServers(),
                lab.topics().requests(Lab.PROVIDER).name(),
                lab.topics().completed().name(),
                lab.topics().failed().name(),
                lab.api().base().toString(),
                Integer.toString(concurrency),
                lab.file("state").toString());
    }

    private static String classPath(Path target) {
        try {
            return Files.readString(target.resolve("classpath")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        return root().resolve("modules/benchmarks/comparison");
    }

    private static Path root() {
        return Path.of(System.getProperty("darkroom.root", ".")).toAbsolutePath();
    }
}
