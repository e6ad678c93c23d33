package io.darkroom.app.entry;

import io.darkroom.app.command.flag.AccessFlags;
import io.darkroom.app.command.person.Consent;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
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
            "While a request, a call, a retry or a result of it lies in a topic or a store of any provider, in use here or "
                    + "not, it is refused: that is drawn and paid all the same, and so is what the next event orders.",
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

    @Option(
            names = "--may-pay-twice",
            description = "Release it although its work is there, or cannot be seen. --yes alone does not.")
    private boolean mayPayTwice;

    @Mixin
    private final AccessFlags access = new AccessFlags();

    @Override
    public Integer call() {
        PrintWriter out = access.out();
        DarkroomConfig loaded = access.load();
        try (Access open = access.open(loaded)) {
            GenerationStatus entry = LedgerShowCommand.entry(open, key);
            Release.requireInProgress(entry);
            Whereabouts found = Whereabouts.search(loaded, open.installation(), key);
            LedgerShowCommand.print(entry, found.provider(), out);
            found.doubt(key).ifPresent(this::requireConsent);
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

    private void requireConsent(String doubt) {
        if (!mayPayTwice) {
            throw UserError.usage(
                    doubt
                            + " What is there is drawn and paid all the same, besides what its next event orders. Nothing was changed; --may-pay-twice releases it nevertheless.");
        }
        access.out().println(doubt);
    }
}
