package io.darkroom.benchmarks.flag;

import io.darkroom.benchmarks.lab.Darkroom;
import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Result;
import io.darkroom.benchmarks.result.ResultFiles;
import io.darkroom.benchmarks.result.ResultsPage;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags of every benchmark. Main thread. */
public final class RunFlags {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the result files; default: the committed ones.")
    private @Nullable Path out;

    @Option(names = "--keep", description = "Keep the temporary folder of each run, with the logs.")
    private boolean keep;

    private final List<String> failed = new ArrayList<>();

    public boolean keep() {
        return keep;
    }

    /** Does one run; one that fails is told and left out, those after it go on. */
    public void attempt(Runnable run) {
        attempt("a run", run);
    }

    /** The same of a run with a name, which is said when it fails. */
    public void attempt(String what, Runnable run) {
        try {
            run.run();
        } catch (RuntimeException e) {
            say(what + " failed: " + e);
            failed.add("%s (%s)".formatted(what, firstLine(e)));
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * Builds Darkroom, makes the runs so often, and publishes what they found.
     *
     * @return exit code: 0, or 1 when a run failed
     */
    public int measure(int times, List<Consumer<Figures>> runs, Heading heading) {
        Darkroom.build();
        Figures figures = new Figures();
        for (int time = 1; time <= times; time++) {
            say("run %d of %d".formatted(time, times));
            runs.forEach(run -> attempt(() -> run.accept(figures)));
        }
        return publish(heading, figures);
    }

    /**
     * Keeps and prints what was found, and which runs failed; nothing when nothing was found.
     *
     * @return exit code: 0, or 1 when a run failed
     */
    public int publish(Heading heading, Figures figures) {
        ResultsPage page = ResultsPage.of(Path.of(System.getProperty("darkroom.root", ".")));
        Path folder = out != null ? out : page.results();
        if (figures.isEmpty()) {
            return 1;
        }
        Result result = new Result(
                LocalDate.now(ZoneOffset.UTC),
                heading.name(),
                heading.title(),
                withFailures(heading.about()),
                heading.command(),
                figures);
        System.out.println(ResultFiles.write(folder, result));
        if (out == null) {
            page.update();
        }
        return failed.isEmpty() ? 0 : 1;
    }

    private List<String> withFailures(List<String> about) {
        List<String> all = new ArrayList<>(about);
        if (!failed.isEmpty()) {
            all.add("Failed, and not in the figures: " + String.join("; ", failed) + ".");
        }
        return all;
    }

    /** Tells what is going on. */
    public static void say(String line) {
        System.err.println(line);
    }
}
