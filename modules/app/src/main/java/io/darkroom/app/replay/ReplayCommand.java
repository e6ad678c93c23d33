package io.darkroom.app.replay;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.app.replay.plan.Only;
import io.darkroom.app.replay.range.RangeFlags;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replays a range of a topic. One thread. */
@Command(
        name = "replay",
        header = "Send a range of events or failures through the pipeline again.",
        description = {
            "Copies records of catalog.changes, image.failed, image.completed (results with fewer pictures than asked for) or "
                    + "catalog.changes.dlq to catalog.replays, which intake reads like catalog.changes. What is completed or in "
                    + "progress is not drawn again, unless --force says so.",
            "Says first what would be drawn and what it would cost, and asks. A copy that was interrupted goes on with "
                    + "--resume; no record is copied twice and none is left out."
        },
        footer = {
            "Examples:",
            "  darkroom replay --topic catalog.changes --from-time 2h --dry-run",
            "  darkroom replay --topic catalog.changes --partition 3 --from-offset 1200 --to-offset 1700 --rate 50/s",
            "  darkroom replay --topic image.failed --from-time 2026-11-20T08:00:00Z --where class=CONTENT_REJECTED",
            "  darkroom replay --resume replay-20261121-134512-9f3a1c20",
            "  darkroom replay show replay-20261121-134512-9f3a1c20"
        },
        subcommands = {ReplayListCommand.class, ReplayShowCommand.class})
public final class ReplayCommand implements Callable<Integer> {
    @Option(
            names = "--topic",
            paramLabel = "T",
            description = "catalog.changes, image.failed, image.completed or catalog.changes.dlq, with or without "
                    + "topics.prefix.")
    private @Nullable String topic;

    @Mixin
    private final RangeFlags range = new RangeFlags();

    @Option(
            names = "--where",
            paramLabel = "NAME=VALUE",
            description =
                    "Only records with this sku, anchor or job; of image.failed also class, the failure class, shot or key. "
                            + "May be given several times; all must hold.")
    private List<String> where = List.of();

    @Option(names = "--resume", paramLabel = "ID", description = "Go on with a replay that was interrupted.")
    private @Nullable String resume;

    @Mixin
    private final HowFlags how = new HowFlags();

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        return resume == null ? begin() : goOn(resume);
    }

    private int begin() {
        if (topic == null) {
            throw UserError.usage(
                    "--topic must be given: catalog.changes, image.failed, image.completed or catalog.changes.dlq.");
        }
        Instant now = Clock.systemUTC().instant();
        return new Beginning(access, how)
                .run(topic, where, range.wanted(now), Only.MISSING, now)
                .number();
    }

    private int goOn(String id) {
        if (topic != null || !range.none() || !where.isEmpty()) {
            throw UserError.usage(
                    "--resume goes on as the replay was begun; --topic, a range and --where belong to a new one.");
        }
        how.requireNothingNew();
        var rate = how.rate();
        DarkroomConfig config = access.load();
        try (Access open = access.open(config)) {
            Installation installation = open.installation();
            ReplayTopics.require(installation);
            return new ReplaySession(config, installation, how.dryRun(), how.consent(), access.out(), access.err())
                    .resume(new ReplayLog(installation).get(id), rate)
                    .number();
        }
    }
}
