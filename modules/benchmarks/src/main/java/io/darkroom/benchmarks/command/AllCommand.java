package io.darkroom.benchmarks.command;

import io.darkroom.benchmarks.command.Suite.Step;
import io.darkroom.benchmarks.flag.RunFlags;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All benchmarks with their defaults. Main thread. */
@Command(
        name = "all",
        header = "All of them, one after the other, the most important first; about two hours.",
        description = "Each result is kept as soon as it is there. One that fails does not stop those after it.",
        footer = {
            "Examples:",
            "  bin/benchmark all",
            "  bin/benchmark all --only crash,outage",
            "  bin/benchmark all --plan"
        })
public final class AllCommand implements Callable<Integer> {
    @Option(names = "--only", paramLabel = "NAME", split = ",", description = "Only these, in the usual order.")
    private List<String> only = List.of();

    @Option(names = "--plan", description = "Tell what would run and how long it takes, and end.")
    private boolean plan;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the result files; default: the committed ones.")
    private @Nullable Path out;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<Step> steps = chosen();
        RunFlags.say("%s: about %d minutes".formatted(names(steps), minutes(steps)));
        if (plan) {
            return 0;
        }
        List<String> failed = new ArrayList<>();
        for (int at = 0; at < steps.size(); at++) {
            Step step = steps.get(at);
            announce(at, steps);
            if (new CommandLine(step.program().get()).execute(arguments()) != 0) {
                failed.add(step.name());
            }
        }
        RunFlags.say(failed.isEmpty() ? "all done" : "failed: " + String.join(", ", failed));
        return failed.isEmpty() ? 0 : 1;
    }

    private List<Step> chosen() {
        only.stream().filter(name -> !Suite.names().contains(name)).findFirst().ifPresent(name -> {
            throw new ParameterException(
                    spec == null ? new CommandLine(this) : spec.commandLine(),
                    "--only must be of " + String.join(", ", Suite.names()) + ", was " + name + ".");
        });
        return Suite.steps().stream()
                .filter(step -> only.isEmpty() || only.contains(step.name()))
                .toList();
    }

    private String[] arguments() {
        return out == null ? new String[0] : new String[] {"--out", out.toString()};
    }

    private static void announce(int at, List<Step> steps) {
        List<Step> left = steps.subList(at, steps.size());
        RunFlags.say("%n[%d of %d] %s, about %d min; %d min to go%s"
                .formatted(
                        at + 1,
                        steps.size(),
                        steps.get(at).name(),
                        steps.get(at).minutes(),
                        minutes(left),
                        left.size() > 1 ? ", then " + left.get(1).name() : ""));
    }

    private static int minutes(List<Step> steps) {
        return steps.stream().mapToInt(Step::minutes).sum();
    }

    private static String names(List<Step> steps) {
        return String.join(", ", steps.stream().map(Step::name).toList());
    }
}
