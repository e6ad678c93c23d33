package io.darkroom.app.replay.survey;

import io.darkroom.app.replay.plan.Only;
import io.darkroom.app.replay.plan.ReplayPlan;
import io.darkroom.app.replay.plan.Source;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.LedgerState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which records are copied, by the ledger's rules as far as {@code image.status} tells them. Records are judged in
 * the order in which they are copied. One thread.
 */
final class Selection {
    private final KeyTable keys;
    private final ReplayPlan plan;
    private final Duration retention;
    private final Instant now;

    /**
     * @param keys every key of the range, with the ledger's state
     * @param retention how long the ledger remembers
     */
    Selection(KeyTable keys, ReplayPlan plan, Duration retention, Instant now) {
        this.keys = keys;
        this.plan = plan;
        this.retention = retention;
        this.now = now;
    }

    /**
     * Judges one record.
     *
     * @param at when it was written
     */
    Judged judge(Content content, int partition, long offset, Instant at) {
        if (!matches(content)) {
            return Judged.PASSED_OVER;
        }
        boolean everything = plan.only() == Only.ALL && !plan.force();
        return switch (content) {
            case Content.Whole whole -> Judged.PASSED_OVER;
            case Content.Nothing nothing ->
                new Judged(true, everything && nothing.reason() != Content.Reason.COPY_OF_OUTCOME, List.of(), 0);
            case Content.Orders orders -> {
                List<Fate> fates = new ArrayList<>();
                for (GenerationRequest order : orders.orders()) {
                    fates.add(fate(order, orders.failedGeneration(), partition, offset, at));
                }
                yield everything || fates.stream().anyMatch(Fate::drawn) ? taken(orders, fates) : left(fates);
            }
        };
    }

    /** A record that cannot be decoded meets every condition: nobody can tell. */
    private boolean matches(Content content) {
        return content.facts().map(plan.where()::test).orElse(true);
    }

    private static Judged left(List<Fate> fates) {
        return new Judged(true, false, fates, 0);
    }

    /** The record is copied as a whole: orders that are not asked for come with it. */
    private Judged taken(Content.Orders content, List<Fate> fates) {
        List<Fate> together = new ArrayList<>();
        for (int i = 0; i < fates.size(); i++) {
            Fate fate = fates.get(i) == Fate.NOT_ASKED ? Fate.DRAWN : fates.get(i);
            if (fate.drawn()) {
                GenerationRequest order = content.orders().get(i);
                keys.entry(order.getIdempotencyKey()).take(order.getFingerprint());
            }
            together.add(fate);
        }
        return new Judged(true, true, together, content.failedGeneration());
    }

    private Fate fate(GenerationRequest order, long failedGeneration, int partition, long offset, Instant at) {
        KeyTable.Entry entry = keys.entry(order.getIdempotencyKey());
        if (order.getDeadline().filter(now::isAfter).isPresent()) {
            return Fate.EXPIRED;
        }
        if (newestOnly() && !entry.newestIs(partition, offset)) {
            return Fate.REPEAT;
        }
        return entry.taken() ? repeated(entry, order) : first(entry, order, failedGeneration, at);
    }

    /**
     * An earlier record of the range asks for the key. Of a failed key the picture that failed last may come second: the
     * ledger turns the first away as older.
     */
    private static Fate repeated(KeyTable.Entry entry, GenerationRequest order) {
        if (entry.takenFor(order.getFingerprint())) {
            return Fate.REPEAT;
        }
        return entry.state() == LedgerState.FAILED && !entry.differs(order.getFingerprint())
                ? Fate.DRAWN
                : Fate.CONFLICT;
    }

    private Fate first(KeyTable.Entry entry, GenerationRequest order, long failedGeneration, Instant at) {
        boolean differs = entry.differs(order.getFingerprint());
        boolean ended = failedGeneration > 0 && failedGeneration == entry.generation();
        return switch (entry.state()) {
            case COMPLETED ->
                ended && plan.source() == Source.COMPLETED
                        ? Fate.DRAWN
                        : again(differs ? Fate.CONFLICT : Fate.COMPLETED);
            case IN_PROGRESS -> {
                if (ended) {
                    yield Fate.DRAWN;
                }
                yield differs ? again(Fate.CONFLICT) : Fate.IN_PROGRESS;
            }
            case FAILED -> Fate.DRAWN;
            case UNKNOWN -> missing(at);
        };
    }

    /** Drawn again when that is forced and asked for. */
    private Fate again(Fate otherwise) {
        return plan.force() && plan.only() == Only.ALL ? Fate.DRAWN_AGAIN : otherwise;
    }

    /** Of several records of a key the last one says what is wanted; a forced replay counts once per key. */
    private boolean newestOnly() {
        return plan.force() || (plan.source().outcomes() && plan.only() != Only.ALL);
    }

    private Fate missing(Instant at) {
        if (plan.only() == Only.FAILED) {
            return Fate.NOT_ASKED;
        }
        return at.plus(retention).isBefore(now) ? Fate.DRAWN_UNREMEMBERED : Fate.DRAWN;
    }
}
