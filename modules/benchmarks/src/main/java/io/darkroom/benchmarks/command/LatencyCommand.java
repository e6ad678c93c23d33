package io.darkroom.benchmarks.command;

import io.darkroom.benchmarks.api.ApiCall;
import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.flag.ServeFlags;
import io.darkroom.benchmarks.lab.Footprint;
import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.LabSettings;
import io.darkroom.benchmarks.lab.Program;
import io.darkroom.benchmarks.load.SteadyLoad;
import io.darkroom.benchmarks.measure.CompletedReader;
import io.darkroom.benchmarks.measure.Percentiles;
import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Goal;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Metric;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.Producer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long an event waits for its call, and an answer for its reader, when there is no queue. Main thread. */
@Command(name = "latency", header = "Event to API call and answer to reader, at a steady rate.")
public final class LatencyCommand implements Callable<Integer> {
    private static final Duration STALL = Duration.ofMinutes(2);
    private static final Goal GOAL = Goal.atMost(250);
    private static final Duration API = Duration.ofMillis(200);

    @Option(names = "--rate", defaultValue = "50", description = "Events per second; default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(names = "--seconds", defaultValue = "60", description = "Time that is measured; default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "20", description = "Seconds before it; default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--partitions", defaultValue = "12", description = "Partitions; default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(names = "--runs", defaultValue = "3", description = "Runs; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Mixin
    private final ServeFlags serve = new ServeFlags();

    @Mixin
    private final RunFlags flags = new RunFlags();

    @Override
    public Integer call() {
        return flags.measure(
                runs,
                List.of(this::run),
                new Heading(
                        "latency",
                        "Latency at %d events per second".formatted(rate),
                        List.of(
                                ("Events at %d/s in `catalog.changes`, %d partitions, both stages in one process, cap 100, the fake API "
                                                + "answers after 200 ms; %d s after a warm-up of %d s, so each percentile is of %,d events.")
                                        .formatted(rate, partitions, seconds, warmUp, rate * seconds),
                                "Event → call: from the producer's `send` to the last byte of the call at the API. Answer → reader: from "
                                        + "the API's answer to the `poll` of a read_committed reader of `image.completed` that "
                                        + "returned the result. All clocks are the machine's."),
                        "bin/benchmark latency --rate %d --seconds %d --warm-up %d --partitions %d --runs %d"
                                .formatted(rate, seconds, warmUp, partitions, runs)));
    }

    private void run(Figures figures) {
        int skipped = rate * warmUp;
        int count = skipped + rate * seconds;
        LabSettings settings = new LabSettings(
                partitions, API, true, 100, "intake,generation", serve.config(), serve.jvmOptions(), flags.keep());
        try (Lab lab = Lab.open(settings);
                CompletedReader reader = lab.reader(count);
                Program app = lab.serve();
                Producer<byte[], byte[]> producer = lab.producer(0)) {
            SteadyLoad load = new SteadyLoad(producer, lab.topics().changes(), count);
            load.publish(0, 1, rate);
            reader.await(1, STALL);
            RunFlags.say("publishing %,d events".formatted(count));
            Footprint before = Footprint.of(lab, app);
            load.publish(1, count, rate);
            reader.await(count, STALL);
            Footprint after = Footprint.of(lab, app);
            Percentiles toCall = new Percentiles();
            Percentiles toReader = new Percentiles();
            for (ApiCall call : lab.api().calls()) {
                int number = call.number();
                if (number >= skipped) {
                    toCall.add(call.arrivedMicros() - load.producedMicros(number));
                    toReader.add(reader.visibleMicros(number) - call.answeredMicros());
                }
            }
            add(figures, "event → call", toCall);
            add(figures, "answer → reader", toReader);
            after.addTo(figures, "", before, count);
        }
    }

    private static void add(Figures figures, String name, Percentiles times) {
        RunFlags.say("%s: p50 %.1f ms, p99 %.1f ms".formatted(name, times.millis(50), times.millis(99)));
        figures.add(new Metric(name + ", p50", "ms", GOAL), times.millis(50))
                .add(new Metric(name + ", p99", "ms", GOAL), times.millis(99))
                .add(new Metric(name + ", most", "ms"), times.millis(100));
    }
}
