package io.darkroom.app.entry;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.ledger.LedgerView;
import io.darkroom.app.local.Access;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.Origin;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints one entry of the ledger. One thread. */
@Command(
        name = "show",
        header = "Print where an idempotency key stands.",
        description =
                "Shows the newest record of image.status: state, generation, the event that was decided about last, "
                        + "and where the result is; and who draws it, where the topics of the providers tell.",
        footer = {"Example:", "  darkroom ledger show SKU-1:product:main:prompt_v1"})
public final class LedgerShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "KEY", description = "Idempotency key: sku:segment:shotName:promptVersion.")
    @SuppressWarnings("NullAway.Init")
    private String key;

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        DarkroomConfig loaded = access.load();
        try (Access open = access.open(loaded)) {
            GenerationStatus entry = entry(open, key);
            print(entry, Whereabouts.glance(loaded, open.installation(), key).provider(), access.out());
        }
        return ExitCode.OK.number();
    }

    static GenerationStatus entry(Access access, String key) {
        return new LedgerView(access.installation())
                .entry(key)
                .orElseThrow(() -> UserError.usage(
                        "The ledger has no entry " + key + "; darkroom status finds the keys of a sku or a job."));
    }

    /** @param provider who draws it, or drew it, where that is known */
    static void print(GenerationStatus entry, Optional<String> provider, PrintWriter out) {
        out.println("key         " + entry.getIdempotencyKey());
        out.println("state       " + entry.getState());
        out.println("generation  " + entry.getGeneration());
        provider.ifPresent(name -> out.println("provider    " + name));
        out.println("since       " + entry.getUpdatedAt());
        out.println(
                "event       %s at %s, %s".formatted(entry.getEventId(), text(entry.getOrigin()), entry.getDecision()));
        entry.getJobId().ifPresent(job -> out.println("job         " + job));
        entry.getConsistencySet().ifPresent(set -> out.println("set         " + set));
        entry.getWaitsFor().ifPresent(shot -> out.println("waits for   " + shot));
        entry.getResult().ifPresent(result -> out.println("result      " + text(result)));
        out.flush();
    }

    private static String text(Origin position) {
        return "%s-%d@%d".formatted(position.getTopic(), position.getPartition(), position.getOffset());
    }
}
