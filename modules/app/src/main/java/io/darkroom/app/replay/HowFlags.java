package io.darkroom.app.replay;

import io.darkroom.app.catalog.StampMint;
import io.darkroom.app.command.person.Consent;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.replay.plan.CopyRate;
import io.darkroom.app.replay.plan.Only;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags about how records are replayed, whatever they are. One thread. */
final class HowFlags {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    @Option(
            names = "--only",
            paramLabel = "missing|failed|all",
            description = "Records with a key that the ledger has neither completed nor in progress (missing), that "
                    + "failed (failed), or every record (all: the ledger turns repeats away).")
    private @Nullable String only;

    @Option(
            names = "--force",
            description = "Draw finished pictures again, as a new generation, once per replay and key; default for "
                    + "--only is then all.")
    private boolean force;

    @Option(
            names = "--lane",
            paramLabel = "backfill|live",
            description = "Stand behind live work (backfill, default) or in line with it (live).")
    private String lane = "backfill";

    @Option(names = "--rate", paramLabel = "N/s", description = "Copy at most N records a second; N/min and N/h, too.")
    private @Nullable String rate;

    @Option(names = "--id", paramLabel = "ID", description = "Name of the replay; default: made from the time.")
    private @Nullable String id;

    @Option(names = "--dry-run", description = "Say what would be done and what it would cost; start nothing.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    boolean dryRun() {
        return dryRun;
    }

    Consent consent() {
        return new Consent(yes);
    }

    /** @param fallback when neither --only nor --force is given */
    Only only(Only fallback) {
        return Only.of(only, force ? Only.ALL : fallback);
    }

    boolean force() {
        return force;
    }

    boolean backfill() {
        return switch (lane) {
            case "backfill" -> true;
            case "live" -> false;
            default -> throw UserError.usage("--lane must be backfill or live, was " + lane + ".");
        };
    }

    Optional<CopyRate> rate() {
        return Optional.ofNullable(rate).map(CopyRate::parse);
    }

    /** Whether a name was given. */
    boolean named() {
        return id != null;
    }

    String id(Instant now) {
        if (id != null && !ID.matcher(id).matches()) {
            throw UserError.usage(
                    "--id must be 1 to 80 letters, digits, dots, underscores or hyphens, was " + id + ".");
        }
        return id == null ? StampMint.id("replay", now) : id;
    }

    /** Who asks for missing pictures asks for nothing else. */
    void requireMissingOnly() {
        if (only != null || force) {
            throw UserError.usage(
                    "--partial asks for the pictures that are missing and for no others; --only and --force do not go with it.");
        }
    }

    /** A replay that goes on keeps what it was begun with. */
    void requireNothingNew() {
        if (only != null || force || id != null || !lane.equals("backfill")) {
            throw UserError.usage(
                    "--resume goes on as the replay was begun; only --rate, --dry-run and --yes go with it.");
        }
    }
}
