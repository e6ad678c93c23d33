package io.darkroom.app.cost;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.NeededTopics;
import io.darkroom.app.output.Listing;
import io.darkroom.app.replay.range.Moment;
import io.darkroom.app.run.record.ResultScan;
import io.darkroom.app.wording.Counted;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds up what results cost. One thread. */
@Command(
        name = "cost",
        header = "Add up what the pictures cost.",
        description = {
            "Reads the results once, from the topics. Each has the price that was in force when its pictures came; "
                    + "results without one, and currencies, are never guessed and never added.",
            "CALLS are all that were sent, also by requests that failed. REPEATED are requests of which an earlier call "
                    + "may have been billed too: that is not in COST."
        },
        footer = {
            "Examples:",
            "  darkroom cost",
            "  darkroom cost --by campaign --since 2026-12-01",
            "  darkroom cost --job J1 --by sku --json | jq -r '.[] | [.sku, .cost.USD] | @csv'"
        })
public final class CostCommand implements Callable<Integer> {
    @Option(
            names = "--by",
            paramLabel = "WHAT",
            defaultValue = "provider",
            converter = CostByName.class,
            description = "What costs are added up by: campaign, sku, provider (and model), prompt or day (UTC); "
                    + "default: provider.")
    @SuppressWarnings("NullAway.Init")
    private CostBy by;

    @Option(names = "--job", paramLabel = "ID", description = "Only results of this job.")
    private @Nullable String job;

    @Option(
            names = "--since",
            paramLabel = "T",
            description =
                    "Only what ended then or later: a date (UTC), 2026-12-01T08:00:00Z, or a time ago such as 2d.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "T", description = "Only what ended before.")
    private @Nullable String until;

    @Option(names = "--json", description = "Print one JSON list.")
    private boolean json;

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        CostSums sums = new CostSums(by, wanted(Instant.now()));
        try (Access open = access.open(access.load())) {
            read(open.installation(), sums);
        }
        print(sums);
        return ExitCode.OK.number();
    }

    private CostSums.Wanted wanted(Instant now) {
        Optional<Instant> from = moment("--since", since, now);
        Optional<Instant> to = moment("--until", until, now);
        if (from.isPresent() && to.isPresent() && !to.get().isAfter(from.get())) {
            throw UserError.usage("--until must be after --since %s, was %s.".formatted(from.get(), to.get()));
        }
        return new CostSums.Wanted(Optional.ofNullable(job), from, to);
    }

    private static Optional<Instant> moment(String option, @Nullable String text, Instant now) {
        return Optional.ofNullable(text).map(given -> Moment.parse(option, given, now, ZoneOffset.UTC));
    }

    private static void read(Installation installation, CostSums sums) {
        NeededTopics.require(
                installation,
                List.of(
                        installation.topics().completed().name(),
                        installation.topics().failed().name()));
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            new ResultScan(installation.topics()).read(consumer, sums);
        }
    }

    private void print(CostSums sums) {
        if (json) {
            listing(sums, true).json(access.out());
            return;
        }
        Spent total = sums.total();
        listing(sums, false).table(access.out());
        access.out()
                .printf(
                        "Total: %s for %s in %s%n",
                        total.words(), Counted.of(total.pictures(), "picture"), Counted.of(total.calls(), "call"));
        access.out().flush();
        if (total.unpriced() > 0) {
            access.err()
                    .printf(
                            "%s no price: none was set for the model when they came (models.<name>.price, providers.<name>.price).%n",
                            Counted.of(total.unpriced(), "picture has", "pictures have"));
        }
    }

    private Listing listing(CostSums sums, boolean exact) {
        List<String> columns = new ArrayList<>(by.columns());
        columns.addAll(List.of("completed", "failed", "pictures", "calls", "repeated", "cost"));
        List<Map<String, Object>> rows = new ArrayList<>();
        sums.sums().forEach((names, spent) -> rows.add(row(names, spent, exact)));
        return new Listing(columns, rows);
    }

    private Map<String, Object> row(List<String> names, Spent spent, boolean exact) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            row.put(by.columns().get(i), names.get(i));
        }
        row.put("completed", spent.results());
        row.put("failed", spent.failed());
        row.put("pictures", spent.pictures());
        row.put("calls", spent.calls());
        row.put("repeated", spent.repeated());
        row.put("cost", exact ? spent.amounts() : spent.words());
        if (exact) {
            row.put("withoutPrice", spent.unpriced());
        }
        return row;
    }
}
