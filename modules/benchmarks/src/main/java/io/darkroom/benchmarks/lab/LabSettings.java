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
 * @param recording file for a flight recording of the program under test
 * @param keep whether its folder stays
 */
public record LabSettings(
        int partitions,
        Duration latency,
        boolean everyCall,
        int cap,
        String stages,
        Optional<Path> config,
        Optional<Path> recording,
        boolean keep) {

    List<String> jvmOptions() {
        return recording
                .map(file -> List.of(
                        "-XX:StartFlightRecording=settings=profile,filename=" + file.toAbsolutePath(), "-Xlog:jfr*=off"))
                .orElse(List.of());
    }
}
