package io.darkroom.benchmarks.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a lab consists of. Any thread.
 *
 * @param partitions of every topic
 * @param latency of the fake API
 * @param everyCall whether the API keeps the times of each call
 * @param cap calls in flight
 * @param stages stages that {@code darkroom serve} runs
 * @param config configuration file of the program under test
 * @param jvmOptions further options of its JVM
 * @param keep whether its folder stays
 */
public record LabSettings(
        int partitions,
        Duration latency,
        boolean everyCall,
        int cap,
        String stages,
        Optional<Path> config,
        List<String> jvmOptions,
        boolean keep) {
    public LabSettings {
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** For benchmarks that start their instances themselves and look at each call. */
    public static LabSettings ofCalls(int partitions, Duration latency, int cap, boolean keep) {
        return new LabSettings(partitions, latency, true, cap, "generation", Optional.empty(), List.of(), keep);
    }
}
