package io.darkroom.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has used since its start. Any thread.
 *
 * @param cpu processor time, user and system
 * @param peakRssBytes most resident memory so far ({@code VmHWM}); 0 where {@code /proc} does not tell
 */
public record Usage(Duration cpu, long peakRssBytes) {
    private static final String PEAK = "VmHWM:";
    private static final String NOW = "VmRSS:";

    public static final Usage NONE = new Usage(Duration.ZERO, 0);

    /** As of now; what is unknown is zero. */
    public static Usage of(ProcessHandle process) {
        return new Usage(process.info().totalCpuDuration().orElse(Duration.ZERO), status(process.pid(), PEAK));
    }

    /** Processor seconds since an earlier look, for each thousand of something. */
    public double cpuPerThousand(Usage before, int count) {
        return cpu.minus(before.cpu()).toNanos() / 1e9 / count * 1000;
    }

    public double peakMegabytes() {
        return peakRssBytes / 1e6;
    }

    /** Resident memory of a process now, in MB; 0 where {@code /proc} does not tell. */
    public static double residentMegabytes(ProcessHandle process) {
        return status(process.pid(), NOW) / 1e6;
    }

    private static long status(long pid, String name) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
