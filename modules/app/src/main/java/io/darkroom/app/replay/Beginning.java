package io.darkroom.app.replay;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.app.replay.plan.Conditions;
import io.darkroom.app.replay.plan.Only;
import io.darkroom.app.replay.plan.ReplayPlan;
import io.darkroom.app.replay.plan.Source;
import io.darkroom.app.replay.range.OffsetSpan;
import io.darkroom.app.replay.range.Ranges;
import io.darkroom.app.replay.range.Wanted;
import java.time.Instant;
import java.util.List;

/** Begins a replay from the flags of a command: everything is checked before anything is read. One thread. */
final class Beginning {
    private static final String MOST_RECORDS = "replay.max-records";
    private static final int MOST = 100_000_000;

    private final AccessFlags access;
    private final HowFlags how;

    Beginning(AccessFlags access, HowFlags how) {
        this.access = access;
        this.how = how;
    }

    /**
     * Plans and runs.
     *
     * @param fallback for --only
     */
    ExitCode run(String topic, List<String> where, Wanted wanted, Only fallback, Instant now) {
        String id = how.id(now);
        Only only = how.only(fallback);
        boolean backfill = how.backfill();
        var rate = how.rate();
        DarkroomConfig config = access.loadPriced();
        int most = most(config);
        try (Access open = access.open(config)) {
            Installation installation = open.installation();
            Source source = Source.named(topic, installation.topics());
            Conditions conditions = Conditions.parse(where, source);
            String name = source.topic(installation.topics());
            ReplayTopics.require(installation, name);
            if (how.named() && new ReplayLog(installation).find(id).isPresent()) {
                throw ReplaySession.taken(id);
            }
            List<OffsetSpan> spans = new Ranges(installation, name, most, access.err()).find(wanted);
            ReplayPlan plan = new ReplayPlan(id, source, name, spans, conditions, only, how.force(), backfill, rate);
            return new ReplaySession(config, installation, how.dryRun(), how.consent(), access.out(), access.err())
                    .begin(plan);
        }
    }

    private static int most(DarkroomConfig config) {
        int most = config.settings().integer(MOST_RECORDS);
        return config.settings().checked("", () -> {
            if (most < 1 || most > MOST) {
                throw new IllegalArgumentException(MOST_RECORDS + " must be 1 to " + MOST + ", was " + most);
            }
            return most;
        });
    }
}
