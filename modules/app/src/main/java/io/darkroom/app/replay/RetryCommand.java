package io.darkroom.app.replay;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.replay.plan.Only;
import io.darkroom.app.replay.range.Wanted;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replays failures, or results with too few pictures, of a job, an anchor, a sku, a shot, a key or a class. One thread. */
@Command(
        name = "retry",
        header = "Try again what failed, by job, anchor, sku, shot, key or failure class.",
        description = {
            "Looks through image.failed and sends what failed and still is failed through the pipeline again; of several "
                    + "failures of a key the newest. What was completed since, or is in progress, is left out.",
            "It is a replay of image.failed: it says first what it would draw and cost, and asks. All conditions must "
                    + "hold. darkroom replay --topic image.failed does the same for a range of it.",
            "With --partial it looks through image.completed for results with fewer pictures than asked for, and asks for "
                    + "the missing ones: what is there is kept, only the others are drawn and paid. The new result, a "
                    + "generation of the same key, has them all."
        },
        footer = {
            "Examples:",
            "  darkroom retry --job autumn-angles-3",
            "  darkroom retry --class QUOTA_EXHAUSTED --dry-run",
            "  darkroom retry --sku MUG-0001 --lane live --yes",
            "  darkroom retry --anchor villa-7 --shot front_hero",
            "  darkroom retry --partial --dry-run",
            "  darkroom retry --partial --job autumn-angles-3 --yes"
        })
public final class RetryCommand implements Callable<Integer> {
    @Option(names = "--job", paramLabel = "J", description = "Only what belongs to this job.")
    private @Nullable String job;

    @Option(names = "--anchor", paramLabel = "A", description = "Only what belongs to this anchor.")
    private @Nullable String anchor;

    @Option(names = "--sku", paramLabel = "S", description = "Only what belongs to this sku.")
    private @Nullable String sku;

    @Option(names = "--shot", paramLabel = "N", description = "Only what belongs to the shot of this name.")
    private @Nullable String shot;

    @Option(names = "--key", paramLabel = "K", description = "Only what belongs to this idempotency key.")
    private @Nullable String key;

    @Option(
            names = "--class",
            paramLabel = "C",
            description = "Only failures of this class, such as CONTENT_REJECTED (docs/errors.md explains them).")
    private @Nullable String failureClass;

    @Option(
            names = "--partial",
            description =
                    "Ask for the missing pictures of results that have fewer than asked for, of all of them or of "
                            + "those that are named; --class is then why they have not all.")
    private boolean partial;

    @Mixin
    private final HowFlags how = new HowFlags();

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        List<String> where = new ArrayList<>();
        add(where, "job", job);
        add(where, "anchor", anchor);
        add(where, "sku", sku);
        add(where, "shot", shot);
        add(where, "key", key);
        add(where, "class", failureClass);
        if (partial) {
            how.requireMissingOnly();
        } else if (where.isEmpty()) {
            throw UserError.usage(
                    "What to retry must be named: --job J, --anchor A, --sku S, --shot N, --key K or --class C; or --partial for every result "
                            + "with fewer pictures than asked for.");
        }
        return new Beginning(access, how)
                .run(
                        partial ? "image.completed" : "image.failed",
                        where,
                        new Wanted.Whole(),
                        partial ? Only.MISSING : Only.FAILED,
                        Clock.systemUTC().instant())
                .number();
    }

    private static void add(List<String> where, String name, @Nullable String value) {
        if (value != null) {
            where.add(name + "=" + value);
        }
    }
}
