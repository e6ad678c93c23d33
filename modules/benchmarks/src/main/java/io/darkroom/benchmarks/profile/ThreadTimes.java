package io.darkroom.benchmarks.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Processor time of each kind of thread of a process, compiler and garbage collector too, which a recording does not show.
 * Names are cut by the kernel. Linux only. Any thread.
 */
public final class ThreadTimes {
    private static final double TICKS_PER_SECOND = 100;
    private static final double LEAST_SECONDS = 0.2;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private ThreadTimes() {}

    /** A table, the most expensive first. */
    public static String of(ProcessHandle process) {
        Map<String, Double> seconds = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (Path task : tasks.toList()) {
                add(seconds, task);
            }
        } catch (IOException | UncheckedIOException e) {
            return "no times of threads: " + e.getMessage() + "\n";
        }
        return "CPU seconds by thread\n"
                + seconds.entrySet().stream()
                        .filter(entry -> entry.getValue() >= LEAST_SECONDS)
                        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                        .map(entry -> String.format(Locale.ROOT, "%8.2f  %s%n", entry.getValue(), entry.getKey()))
                        .collect(Collectors.joining());
    }

    private static void add(Map<String, Double> seconds, Path task) throws IOException {
        String stat;
        try {
            stat = Files.readString(task.resolve("stat"));
        } catch (IOException ended) {
            return;
        }
        String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double time = (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
        seconds.merge(name.replaceAll("\\d+", "#"), time, Double::sum);
    }
}
