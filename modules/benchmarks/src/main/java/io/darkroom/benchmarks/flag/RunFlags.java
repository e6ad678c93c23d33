package io.darkroom.benchmarks.flag;

import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Result;
import io.darkroom.benchmarks.result.ResultFiles;
import io.darkroom.benchmarks.result.ResultsPage;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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

    public boolean keep() {
        return keep;
    }

    /** Keeps and prints what was found. */
    public void publish(String name, String title, List<String> about, String command, Figures figures) {
        ResultsPage page = ResultsPage.of(Path.of(System.getProperty("darkroom.root", ".")));
        Path folder = out != null ? out : page.results();
        Result result = new Result(LocalDate.now(ZoneOffset.UTC), name, title, about, command, figures);
        System.out.println(ResultFiles.write(folder, result));
        if (out == null) {
            page.update();
        }
    }

    /** Tells what is going on. */
    public static void say(String line) {
        System.err.println(line);
    }
}
