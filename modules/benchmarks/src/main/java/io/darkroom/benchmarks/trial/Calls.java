package io.darkroom.benchmarks.trial;

import io.darkroom.benchmarks.api.ApiStats;
import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.Program;
import io.darkroom.benchmarks.measure.Wait;
import java.time.Duration;
import java.util.function.Predicate;

/** Waits for what an API sees. Main thread. */
public final class Calls {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Calls() {}

    /** Waits until so many calls have come. */
    public static ApiStats await(int count, Lab lab, Program program) {
        return await("%,d calls".formatted(count), lab, program, stats -> stats.calls() >= count);
    }

    /**
     * Waits for anything else.
     *
     * @throws IllegalStateException when the program ends before, or nothing comes for five minutes
     */
    public static ApiStats await(String what, Lab lab, Program program, Predicate<ApiStats> come) {
        ApiStats[] seen = new ApiStats[1];
        Wait.until(what, LIMIT, () -> {
            program.requireRunning();
            seen[0] = lab.api().stats();
            return come.test(seen[0]);
        });
        return seen[0];
    }
}
