package io.darkroom.benchmarks.command;

import io.darkroom.benchmarks.result.ResultsPage;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Brings the committed page up to date. Main thread. */
@Command(name = "page", header = "Write the latest results into docs/benchmarks.md.")
public final class PageCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        ResultsPage.of(Path.of(System.getProperty("darkroom.root", "."))).update();
        return 0;
    }
}
