package io.darkroom.benchmarks.trial;

import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.LabSettings;
import io.darkroom.benchmarks.lab.Program;
import io.darkroom.benchmarks.measure.CallHistory;
import io.darkroom.benchmarks.measure.Clock;
import io.darkroom.benchmarks.measure.CompletedReader;
import io.darkroom.benchmarks.subject.Subject;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * {@code kill -9} with every permit in use, and a start of the same program at once. Main thread.
 *
 * @param rounds calls for each permit in all; it is killed after a third of them
 */
public record CrashTrial(int partitions, int cap, Duration latency, int rounds, boolean keep) {
    /** What was on the wire has arrived by then, and no JVM has started. */
    private static final long WIRE_MICROS = 250_000;

    /** Runs it once. */
    public CrashResult run(Subject subject) {
        int permits = subject.concurrency(cap);
        int count = permits * rounds;
        try (Lab lab = Lab.open(LabSettings.ofCalls(partitions, latency, cap, keep))) {
            Backlogs.write(lab, count);
            try (CompletedReader reader = lab.reader(count);
                    Program first = subject.start(lab)) {
                int inFlight = awaitMiddle(lab, first, permits, count);
                long killed = Clock.micros();
                first.kill();
                try (Program second = subject.start(lab)) {
                    reader.comes(count, latency.plusSeconds(90));
                    CallHistory calls = new CallHistory(lab.api().calls());
                    long settled = second.startedMicros() + WIRE_MICROS;
                    return new CrashResult(
                            permits,
                            inFlight,
                            since(killed, OptionalLong.of(second.startedMicros())),
                            subject.atWork(second).map(at -> (at - killed) / 1e6),
                            since(killed, calls.firstSince(settled)),
                            since(killed, calls.firstNewSince(settled)),
                            calls.repeats(),
                            count - reader.total(),
                            reader.repeats());
                }
            }
        }
    }

    /** Returns the calls in flight; all permits are in use between two rounds but for a moment. */
    private int awaitMiddle(Lab lab, Program program, int permits, int count) {
        int enough = Math.max(permits, count / 3);
        return Calls.await(
                        "%,d calls, %,d of them in flight".formatted(enough, permits),
                        lab,
                        program,
                        seen -> seen.calls() >= enough && seen.atOnce() >= permits * 0.95)
                .atOnce();
    }

    private static double since(long killed, OptionalLong time) {
        return time.isPresent() ? (time.getAsLong() - killed) / 1e6 : Double.POSITIVE_INFINITY;
    }
}
