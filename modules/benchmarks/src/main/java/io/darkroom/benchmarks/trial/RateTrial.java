package io.darkroom.benchmarks.trial;

import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.LabSettings;
import io.darkroom.benchmarks.lab.Program;
import io.darkroom.benchmarks.measure.CompletedReader;
import io.darkroom.benchmarks.measure.Progress;
import io.darkroom.benchmarks.measure.Usage;
import io.darkroom.benchmarks.measure.Wait;
import io.darkroom.benchmarks.subject.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How fast a program empties a queue. Main thread.
 *
 * @param count requests in the queue
 * @param limit time from the first result after which it is stopped
 */
public record RateTrial(int partitions, int cap, Duration latency, int count, Duration limit, boolean keep) {
    private static final Duration START = Duration.ofMinutes(2);

    /** Runs it once. */
    public RateResult run(Subject subject) {
        LabSettings settings =
                new LabSettings(partitions, latency, false, cap, "generation", Optional.empty(), List.of(), keep);
        try (Lab lab = Lab.open(settings)) {
            Backlogs.write(lab, count);
            CompletedReader reader = lab.reader(count);
            try (Program program = subject.start(lab)) {
                Calls.await(1, lab, program);
                reader.await(1, START);
                int seen = reader.total();
                Usage before = Usage.of(program.handle());
                awaitEnd(reader);
                Usage after = Usage.of(program.handle());
                int most = lab.api().stats().mostAtOnce();
                reader.close();
                Progress progress = reader.progress();
                double cpu = after.cpuPerThousand(before, Math.max(1, reader.total() - seen));
                program.kill();
                return new RateResult(progress.rateOfMiddleHalf(), cpu, after.peakMegabytes(), most);
            } finally {
                reader.close();
            }
        }
    }

    private void awaitEnd(CompletedReader reader) {
        long end = System.nanoTime() + limit.toNanos();
        Wait.until("the end", limit.plusSeconds(1), () -> reader.total() >= count || System.nanoTime() >= end);
    }
}
