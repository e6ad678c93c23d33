package io.darkroom.benchmarks.size;

import io.darkroom.benchmarks.api.ApiCall;
import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.lab.Health;
import io.darkroom.benchmarks.lab.Instance;
import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.LabSettings;
import io.darkroom.benchmarks.lab.Program;
import io.darkroom.benchmarks.load.Orders;
import io.darkroom.benchmarks.load.Retries;
import io.darkroom.benchmarks.load.ShortRetries;
import io.darkroom.benchmarks.measure.CallHistory;
import io.darkroom.benchmarks.measure.CompletedReader;
import io.darkroom.benchmarks.measure.Percentiles;
import io.darkroom.benchmarks.measure.Usage;
import io.darkroom.benchmarks.measure.Wait;
import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Goal;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Metric;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.Producer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How punctual retries are while very many wait. Main thread. */
@Command(name = "redelivery", header = "Lateness of retries with a million of them waiting for mixed due times.")
public final class RedeliveryCommand implements Callable<Integer> {
    private static final Duration STALL = Duration.ofMinutes(2);
    private static final int SHORT_PER_SECOND = 50;
    private static final String WAITING = "darkroom_generate_due_retries_requests";

    @Option(names = "--count", defaultValue = "1000000", description = "Retries that wait; default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(
            names = "--lead",
            defaultValue = "150",
            description =
                    "Seconds from the start to the first due time, in which all are read; default: ${DEFAULT-VALUE}.")
    private int lead;

    @Option(
            names = "--window",
            defaultValue = "300",
            description = "Seconds in which all become due; default: ${DEFAULT-VALUE}.")
    private int window;

    @Option(names = "--partitions", defaultValue = "12", description = "Partitions; default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(names = "--runs", defaultValue = "1", description = "Runs; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Mixin
    private final RunFlags flags = new RunFlags();

    @Override
    public Integer call() {
        return flags.measure(
                runs,
                List.of(this::run),
                new Heading(
                        "redelivery",
                        "%,d retries waiting".formatted(count),
                        List.of(
                                ("%,d retries are written to `image.retries.sandbox`, due at random times in a window of %d s that begins "
                                                + "%d s after the start, so that all wait at once; when all are read, %d/s more are written with "
                                                + "delays of 1 to 5 s, until the last is due. %d partitions, cap 1,000, one stream thread, the API answers at once.")
                                        .formatted(count, window, lead, SHORT_PER_SECOND, partitions),
                                "Lateness: from the due time in the record to the last byte of the call at the API, of every retry, so it has "
                                        + "the call in it. Early: calls before their due time."),
                        "bin/benchmark redelivery --count %d --lead %d --window %d --partitions %d --runs %d"
                                .formatted(count, lead, window, partitions, runs)));
    }

    private void run(Figures figures) {
        int live = SHORT_PER_SECOND * (window + lead / 2);
        try (Lab lab = Lab.open(LabSettings.ofCalls(partitions, Duration.ZERO, 1_000, flags.keep()));
                CompletedReader reader = lab.reader(count + live);
                Health health = new Health();
                Program app = lab.serve(Instance.generation("bench-1", Map.of()), health.port())) {
            Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(lead);
            Orders orders = new Orders(Lab.PROVIDER, lab.topics().changes().name());
            Retries waiting = new Retries(orders, begin, window * 1_000L);
            RunFlags.say("writing %,d retries".formatted(count));
            lab.preload(lab.topics().retries(Lab.PROVIDER), count, waiting::of);
            Instant written = Instant.now();
            Wait.until("all retries read", STALL, () -> health.gauge(WAITING) >= count);
            figures.add(
                    new Metric("the last written → all read", "s"),
                    Duration.between(written, Instant.now()).toMillis() / 1e3);
            RunFlags.say("read %d s before the first is due; the last is due in %d s"
                    .formatted(
                            Duration.between(Instant.now(), begin).toSeconds(),
                            Duration.between(Instant.now(), begin).toSeconds() + window));
            try (Producer<byte[], byte[]> producer = lab.producer(0)) {
                ShortRetries shorts =
                        new ShortRetries(producer, lab.topics().retries(Lab.PROVIDER), waiting, count, live);
                shorts.publish(SHORT_PER_SECOND);
                reader.await(count + live, STALL.plusSeconds(lead));
                add(figures, lab, waiting, shorts, app);
            }
        }
    }

    private void add(Figures figures, Lab lab, Retries waiting, ShortRetries shorts, Program app) {
        List<ApiCall> calls = lab.api().calls();
        Percentiles late = new Percentiles();
        Percentiles lateShort = new Percentiles();
        int early = 0;
        for (ApiCall call : calls) {
            boolean isShort = call.number() >= count;
            Instant due = isShort ? shorts.due(call.number()) : waiting.due(call.number());
            long micros = call.arrivedMicros() - ChronoUnit.MICROS.between(Instant.EPOCH, due);
            early += micros < 0 ? 1 : 0;
            (isShort ? lateShort : late).add(micros);
        }
        RunFlags.say("lateness p50 %.0f ms, p99 %.0f ms, most %.0f ms, %d early"
                .formatted(late.millis(50), late.millis(99), late.millis(100), early));
        figures.add(new Metric("lateness, p50", "ms"), late.millis(50))
                .add(new Metric("lateness, p99", "ms", Goal.atMost(250)), late.millis(99))
                .add(new Metric("lateness, most", "ms"), late.millis(100))
                .add(
                        new Metric("lateness of delays of 1 to 5 s meanwhile, p99", "ms", Goal.atMost(250)),
                        lateShort.millis(99))
                .add(new Metric("early", "", Goal.neverAbove(0)), early)
                .add(new Metric("calls beyond one per retry", "", Goal.neverAbove(0)), new CallHistory(calls).repeats())
                .add(
                        new Metric("peak RSS of Darkroom", "MB"),
                        Usage.of(app.handle()).peakMegabytes());
    }
}
