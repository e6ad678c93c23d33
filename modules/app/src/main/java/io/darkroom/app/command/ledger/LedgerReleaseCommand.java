package io.darkroom.app.command.ledger;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.command.person.Consent;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.ledger.Release;
import io.darkroom.app.local.Access;
import io.darkroom.contract.GenerationStatus;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.RecordMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Releases one entry of the ledger. One thread. */
@Command(
        name = "release",
        header = "End an entry that is in progress as failed, so that its next event is admitted.",
        description = {
            "An entry in progress never expires by itself: its record may wait for days behind a cap, a quota or a hold. "
                    + "Release it only when its work is known to be lost.",
            "A picture of it that still comes wins over the release, and may have been paid."
        },
        footer = {"Example:", "  darkroom ledger release SKU-1:product:main:prompt_v1 --yes"})
public final class LedgerReleaseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "KEY", description = "Idempotency key: sku:segment:shotName:promptVersion.")
    @SuppressWarnings("NullAway.Init")
    private String key;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        PrintWriter out = access.out();
        try (Access open = access.open(access.load())) {
            GenerationStatus entry = LedgerShowCommand.entry(open, key);
            Release.requireInProgress(entry);
            LedgerShowCommand.print(entry, out);
            if (new Consent(yes).given("Release it")) {
                RecordMetadata written = new Release(open.installation()).publish(entry, Instant.now());
                out.println("Released by %s-%d@%d; the ledger closes the entry as soon as intake reads it."
                        .formatted(written.topic(), written.partition(), written.offset()));
            } else {
                out.println("Nothing was changed.");
            }
            out.flush();
        }
        return ExitCode.OK.number();
    }
}
