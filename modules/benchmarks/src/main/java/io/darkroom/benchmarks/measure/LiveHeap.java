package io.darkroom.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What is alive in the heap of a JVM, by {@code jcmd GC.class_histogram}, which collects all garbage first. Any thread. */
public final class LiveHeap {
    private static final String TOTAL = "Total";

    private LiveHeap() {}

    /** Bytes of all live objects of a process of this user, in MB. */
    public static double megabytes(ProcessHandle process) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process histogram = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.lines()
                            .filter(line -> line.startsWith(TOTAL))
                            .mapToLong(line -> Long.parseLong(
                                    List.of(line.strip().split("\\s+")).getLast()))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("jcmd said: " + said))
                    / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
