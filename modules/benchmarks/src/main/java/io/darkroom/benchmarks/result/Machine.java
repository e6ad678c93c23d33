package io.darkroom.benchmarks.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * The machine of a result, without its name, and what ran on it. Any thread.
 *
 * @param cpu model of its processor; empty where it is not told
 * @param gigabytes memory, GiB; 0 where it is not told
 * @param commit what was measured, with {@code +} when files differ from it; empty without Git
 */
record Machine(int cores, String cpu, int gigabytes, String jdk, String os, String kafka, String commit) {
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final double KIB_PER_GIB = 1 << 20;
    private static final int GIT_SECONDS = 10;

    static Machine here(Path root) {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                find(PROCESSOR, "model name\\s*: (.+)").orElse(""),
                find(MEMORY, "MemTotal:\\s*(\\d+) kB")
                        .map(kib -> (int) Math.round(Long.parseLong(kib) / KIB_PER_GIB))
                        .orElse(0),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                find(Path.of("/etc/os-release"), "PRETTY_NAME=\"(.+)\"").orElse(System.getProperty("os.name"))
                        + ", "
                        + System.getProperty("os.arch"),
                AppInfoParser.getVersion(),
                commit(root));
    }

    String text() {
        StringBuilder text = new StringBuilder("%d cores".formatted(cores));
        if (!cpu.isEmpty()) {
            text.append(" (").append(cpu).append(')');
        }
        if (gigabytes > 0) {
            text.append(", ").append(gigabytes).append(" GiB");
        }
        text.append(", %s, JDK %s, Kafka %s".formatted(os, jdk, kafka));
        return commit.isEmpty()
                ? text.toString()
                : text.append(", commit ").append(commit).toString();
    }

    private static Optional<String> find(Path file, String line) {
        Pattern pattern = Pattern.compile(line);
        try {
            return Files.readAllLines(file).stream()
                    .map(pattern::matcher)
                    .filter(Matcher::matches)
                    .map(found -> found.group(1).strip())
                    .findFirst();
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
    }

    private static String commit(Path root) {
        try {
            Process git = new ProcessBuilder(
                            "git", "-C", root.toString(), "describe", "--always", "--dirty=+", "--exclude=*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(GIT_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : "";
        } catch (IOException without) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
