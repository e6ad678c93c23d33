package io.darkroom.benchmarks.trial;

import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.LabSettings;
import io.darkroom.benchmarks.lab.Program;
import io.darkroom.benchmarks.measure.CallHistory;
import io.darkroom.benchmarks.measure.Wait;
import io.darkroom.benchmarks.subject.Subject;
import java.time.Duration;

/** The API answers every call 503 at once for a while, in the middle of a long queue. Main thread. */
public record OutageTrial(int partitions, int cap, Duration latency, Duration outage, boolean keep) {
    private static final int HEALTHY_ROUNDS = 10;
    private static final Duration AFTER = Duration.ofSeconds(30);
    private static final double FULL = 0.95;

    /** Runs it once. */
    public OutageResult run(Subject subject) {
        int permits = subject.concurrency(cap);
        try (Lab lab = Lab.open(LabSettings.ofCalls(partitions, latency, cap, keep))) {
            Backlogs.write(lab, backlog(permits));
            try (Program program = subject.start(lab)) {
                int enough = permits * HEALTHY_ROUNDS;
                Calls.await(enough, lab, program);
                long begin = lab.api().refuseAll(outage);
                Wait.pass(outage.plus(AFTER));
                OutageResult result = result(lab, permits, begin);
                program.kill();
                return result;
            }
        }
    }

    /** Enough for three times all of it, since a program may use up records that fail. */
    private int backlog(int permits) {
        double seconds =
                HEALTHY_ROUNDS * latency.toMillis() / 1e3 + outage.plus(AFTER).toSeconds();
        return (int) (3 * seconds * permits / (latency.toMillis() / 1e3));
    }

    private OutageResult result(Lab lab, int permits, long begin) {
        CallHistory calls = new CallHistory(lab.api().calls());
        long back = begin + outage.toNanos() / 1000;
        long round = latency.toNanos() / 1000;
        double full = calls.firstWith((int) Math.ceil(permits * FULL), round, back).stream()
                .mapToDouble(time -> (time - back) / 1e6)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
        return new OutageResult(lab.failed(), calls.refused(), full);
    }
}
