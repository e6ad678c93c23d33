package io.darkroom.app.prompts;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.wording.Counted;
import io.darkroom.contract.PromptLock;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.lock.PromptLocks;
import io.darkroom.pipeline.intake.prompts.wording.PromptVersion;
import io.darkroom.pipeline.intake.prompts.wording.Wording;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the versions. One thread. */
@Command(
        name = "list",
        header = "List the prompt versions: state, segments, share in experiments, words that are locked.",
        description = "Locks are read from the cluster or the data folder; without either, only the file is.",
        footer = {"Example:", "  darkroom prompts list"})
final class PromptsListCommand implements Callable<Integer> {
    private static final String LINE = "%-24s %-8s %8s  %-24s %s";

    @Mixin
    private final PromptFlags prompts = new PromptFlags();

    @Override
    public Integer call() {
        DarkroomConfig config = prompts.load();
        PromptCatalog catalog = PromptFlags.catalog(config);
        Optional<PromptLocks> locks = prompts.locks(config);
        PrintWriter out = prompts.out();
        out.println(LINE.formatted("VERSION", "STATE", "SEGMENTS", "EXPERIMENT", "LOCKED"));
        for (PromptVersion version : catalog.versions()) {
            out.println(LINE.formatted(
                            version.name(),
                            version.state().name().toLowerCase(Locale.ROOT),
                            version.segments().size(),
                            shares(catalog, version),
                            locks.map(known -> locked(known, version)).orElse("nothing was drawn here yet"))
                    .stripTrailing());
        }
        out.flush();
        return ExitCode.OK.number();
    }

    private static String shares(PromptCatalog catalog, PromptVersion version) {
        return catalog.experiments().stream()
                .filter(test -> test.arms().containsKey(version.name()))
                .map(test -> test.name() + " " + test.arms().get(version.name()) + " %")
                .collect(Collectors.joining(", "));
    }

    private static String locked(PromptLocks locks, PromptVersion version) {
        List<Wording> wordings = version.wordings();
        List<PromptLock> locked =
                wordings.stream().flatMap(wording -> locks.of(wording).stream()).toList();
        if (locked.isEmpty()) {
            return "no";
        }
        Instant first = locked.stream()
                .map(PromptLock::getLockedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        long changed = wordings.stream().filter(locks::isChanged).count();
        return "%d of %s since %s%s"
                .formatted(
                        locked.size(),
                        Counted.of(wordings.size(), "segment"),
                        first,
                        changed == 0
                                ? ""
                                : "; CHANGED in " + Counted.of(changed, "segment") + ": darkroom prompts diff "
                                        + version.name());
    }
}
