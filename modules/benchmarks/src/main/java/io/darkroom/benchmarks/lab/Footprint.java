package io.darkroom.benchmarks.lab;

import io.darkroom.benchmarks.measure.Usage;
import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Goal;
import io.darkroom.benchmarks.result.Metric;
import java.util.Optional;

/** What all processes of a lab have used by one moment. Any thread. */
public record Footprint(Usage app, Usage broker, Usage api, Usage bench) {

    /** As of now. */
    public static Footprint of(Lab lab, Program app) {
        return new Footprint(
                Usage.of(app.handle()),
                Usage.of(lab.broker()),
                Usage.of(lab.api().handle()),
                Usage.of(ProcessHandle.current()));
    }

    /**
     * Adds what was used since an earlier look, for each thousand of {@code count} results, and the peaks so far.
     *
     * @param prefix put before the name of each figure
     */
    public void addTo(Figures figures, String prefix, Footprint before, int count) {
        addTo(figures, prefix, before, count, Optional.empty());
    }

    /** The same with a goal of Darkroom's processor time. */
    public void addTo(Figures figures, String prefix, Footprint before, int count, Optional<Goal> goal) {
        Metric own = cpu(prefix, "Darkroom");
        figures.add(new Metric(own.name(), own.unit(), goal), app.cpuPerThousand(before.app, count))
                .add(cpu(prefix, "the broker"), broker.cpuPerThousand(before.broker, count))
                .add(cpu(prefix, "the fake API"), api.cpuPerThousand(before.api, count))
                .add(cpu(prefix, "reader and load"), bench.cpuPerThousand(before.bench, count))
                .add(peak(prefix, "Darkroom"), app.peakMegabytes())
                .add(peak(prefix, "the broker"), broker.peakMegabytes());
    }

    /** Processor seconds of all processes since an earlier look, for each thousand of {@code count} results. */
    public double cpuOfAll(Footprint before, int count) {
        return app.cpuPerThousand(before.app, count)
                + broker.cpuPerThousand(before.broker, count)
                + api.cpuPerThousand(before.api, count)
                + bench.cpuPerThousand(before.bench, count);
    }

    private static Metric cpu(String prefix, String whose) {
        return new Metric(prefix + "CPU of " + whose, "s / 1,000");
    }

    private static Metric peak(String prefix, String whose) {
        return new Metric(prefix + "peak RSS of " + whose, "MB");
    }
}
