package io.darkroom.benchmarks.command;

import io.darkroom.benchmarks.api.ApiStats;
import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.lab.Footprint;
import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.LabSettings;
import io.darkroom.benchmarks.lab.Program;
import io.darkroom.benchmarks.measure.CompletedReader;
import io.darkroom.benchmarks.profile.HotSpots;
import io.darkroom.benchmarks.profile.ThreadTimes;
import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Goal;
import io.darkroom.benchmarks.result.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One run of a backlog that is there before the program starts. Main thread.
 *
 * @param preload writes it
 * @param count its records
 * @param whole rate from the first call that the API received to the last visible result
 * @param middle rate of the middle half
 * @param cpu goal of the processor time of Darkroom for each thousand results
 * @param recording file of the flight recording, where one is made
 */
record Backlog(
        LabSettings settings,
        Consumer<Lab> preload,
        int count,
        Metric whole,
        Metric middle,
        Optional<Goal> cpu,
        Optional<Path> recording) {
    private static final Duration STALL = Duration.ofMinutes(2);
    private static final Metric FIRST_CALL = new Metric("start of the process to first call", "s");
    private static final Metric STEADY_CPU = new Metric("CPU of all four in the middle half", "s / 1,000");
    private static final Metric WRITTEN = new Metric("records written, changelogs and markers too", "1 / result");
    private static final Metric REPEATS = new Metric("results that came twice", "");
    private static final Metric EXTRA_CALLS = new Metric("calls beyond one per result", "");

    void run(Figures figures) {
        try (Lab lab = Lab.open(settings)) {
            RunFlags.say("writing %,d records".formatted(count));
            preload.accept(lab);
            long preloaded = lab.written();
            try (CompletedReader reader = lab.reader(count);
                    Program app = lab.serve()) {
                measure(lab, reader, app, figures);
                figures.add(WRITTEN, (double) (lab.written() - preloaded) / count);
            }
            recording.ifPresent(file -> System.out.println(HotSpots.of(file)));
        }
    }

    private void measure(Lab lab, CompletedReader reader, Program app, Figures figures) {
        RunFlags.say("running");
        awaitFirst(reader, app);
        Footprint before = Footprint.of(lab, app);
        int seen = reader.total();
        reader.await(count / 4, STALL);
        Footprint quarter = Footprint.of(lab, app);
        int atQuarter = reader.total();
        reader.await(count - count / 4, STALL);
        double steady = Footprint.of(lab, app).cpuOfAll(quarter, reader.total() - atQuarter);
        reader.await(count, STALL);
        Footprint after = Footprint.of(lab, app);
        ApiStats calls = lab.api().stats();
        double wholeRate = reader.progress().rateSince(calls.firstArrivedMicros());
        RunFlags.say("%,.0f/s, middle half %,.0f/s"
                .formatted(wholeRate, reader.progress().rateOfMiddleHalf()));
        figures.add(whole, wholeRate)
                .add(middle, reader.progress().rateOfMiddleHalf())
                .add(FIRST_CALL, (calls.firstArrivedMicros() - app.startedMicros()) / 1e6);
        after.addTo(figures, "", before, count - seen, cpu);
        figures.add(STEADY_CPU, steady).add(REPEATS, reader.repeats()).add(EXTRA_CALLS, calls.calls() - count);
        if (recording.isPresent()) {
            System.out.println("Darkroom, " + ThreadTimes.of(app.handle()));
            System.out.println("broker, " + ThreadTimes.of(lab.broker()));
        }
    }

    private static void awaitFirst(CompletedReader reader, Program app) {
        try {
            reader.await(1, STALL);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "; darkroom serve said:\n" + app.lastWords(), e);
        }
    }
}
