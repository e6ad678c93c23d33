package io.darkroom.benchmarks.compare;

import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.lab.Comparison;
import io.darkroom.benchmarks.lab.Darkroom;
import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Metrics;
import io.darkroom.benchmarks.subject.Contender;
import io.darkroom.benchmarks.subject.DarkroomSubject;
import io.darkroom.benchmarks.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Darkroom and others in the same trials. Main thread. */
@Command(
        name = "compare",
        header = "Side by side with Parallel Consumer, a blocking Streams topology and an asynchronous client.",
        description = "Speed, memory, a kill and an outage of a minute; about eight minutes for each program.")
public final class CompareCommand implements Callable<Integer> {
    private static final String NAME = "compare";
    private static final List<String> ABOUT = List.of(
            "Each program alone on the same broker, with the same fake API and the same records of about 1 KB in 12 partitions of "
                    + "`image.requests.sandbox`; results go to `image.completed`, records given up to `image.failed`. All run with "
                    + "`-Xmx1g` and the defaults of their libraries but for the calls in flight. The others are the shortest "
                    + "programs that do it (`modules/benchmarks/comparison`): they send the record's bytes as they are, so they "
                    + "neither decode Avro nor keep a ledger of calls, which saves them work that Darkroom does.",
            "Parallel Consumer 0.5.3.3, unordered: with Vert.x futures (at least once) and with transactions (a thread for each "
                    + "call). Streams: a blocking call in `mapValues`, exactly once, a stream thread for each of the 12 "
                    + "partitions, which is all it can have in flight. Recipe A: a consumer that commits by itself, a semaphore, "
                    + "two retries after 1.5 s × attempt that keep their place. Kafka client 3.9.1.",
            "500 / 2 s and ceiling: results per second in the middle half of what was done in a minute. Crash: `kill -9` with all "
                    + "calls in flight after a third of the queue, started again at once. Outage: %d s of 503 at cap 100 and 1 s. "
                    + "Lost: pictures without a result 92 s after the last one. ∞: it did not come while it was waited for.");

    @Option(
            names = "--trials",
            split = ",",
            paramLabel = "TRIAL",
            description = "Which of ${COMPLETION-CANDIDATES}; default: all.")
    private List<Trial> trials = List.of(Trial.values());

    @Option(
            names = "--subjects",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Programs, by darkroom, parallel-vertx, parallel-transactions, blocking-streams, async-client; "
                            + "default: all.")
    private List<String> subjects = List.of();

    @Option(names = "--runs", defaultValue = "1", description = "Runs of each; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--part",
            defaultValue = "1",
            description =
                    "Share of the usual length of the trials, above 0 to 1, to try it; default: ${DEFAULT-VALUE}.")
    private double part;

    @Mixin
    private final RunFlags flags = new RunFlags();

    @Override
    public Integer call() {
        Darkroom.build();
        RunFlags.say("building the others");
        Comparison.build();
        Figures figures = new Figures();
        int code = 0;
        for (Trial trial : trials) {
            chosen().forEach(subject -> run(trial, subject, figures));
            code = flags.publish(new Heading(name(), "Side by side", about(), command()), figures);
        }
        return code;
    }

    /** Some of the trials do not take the place of all of them. */
    private String name() {
        return trials.size() == Trial.values().length
                ? NAME
                : NAME + "-"
                        + trials.stream()
                                .map(trial -> trial.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining("-"));
    }

    private List<String> about() {
        return ABOUT.stream()
                .map(paragraph -> paragraph.formatted(Trial.outage(part).toSeconds()))
                .toList();
    }

    private void run(Trial trial, Subject subject, Figures figures) {
        Metrics metrics = new Metrics(trial.title() + ": " + subject.name() + ": ", false);
        for (int run = 1; run <= runs; run++) {
            String name = trial.title() + ", " + subject.name();
            RunFlags.say(name);
            flags.attempt(name, () -> RunFlags.say("  " + trial.run(subject, part, flags.keep(), figures, metrics)));
        }
    }

    private List<Subject> chosen() {
        List<Subject> all = new ArrayList<>();
        if (subjects.isEmpty() || subjects.contains("darkroom")) {
            all.add(new DarkroomSubject(Map.of()));
        }
        Contender.all().stream()
                .filter(one -> subjects.isEmpty() || subjects.contains(one.kind()))
                .forEach(all::add);
        return all;
    }

    private String command() {
        String some = subjects.isEmpty() ? "" : " --subjects " + String.join(",", subjects);
        String length = part == 1 ? "" : " --part " + part;
        return "bin/benchmark compare --trials %s%s --runs %d%s"
                .formatted(String.join(",", trials.stream().map(Trial::name).toList()), some, runs, length);
    }
}
