package io.darkroom.app.promise.guarantee;

import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.evidence.Found;
import io.darkroom.app.promise.evidence.Leftovers;
import io.darkroom.app.promise.evidence.Limits;
import io.darkroom.app.promise.evidence.Order;
import io.darkroom.app.promise.evidence.Records;
import io.darkroom.contract.Decision;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.ReplyKind;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.serde.stored.TrustedRecords;
import io.darkroom.contract.topic.CloudEvents;
import io.darkroom.contract.trace.TraceContext;
import io.darkroom.sandbox.api.call.Journal.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Evidence of one key that was drawn as it should be, to be spoiled by tests. One thread. */
final class Forged {
    static {
        TrustedRecords.trust();
    }

    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    static final String KEY = "MUG:product:main:own";
    static final String SOURCE = "/shop/catalog";
    static final String TRACE = "00-00000000000000000000000000000001-0000000000000001-01";

    final List<Order> orders = new ArrayList<>();
    final List<Found<ImageCompleted>> completed = new ArrayList<>();
    final List<Found<ImageFailed>> failed = new ArrayList<>();
    final List<Found<GenerationStatus>> statuses = new ArrayList<>();
    final List<Found<GenerationRequest>> retries = new ArrayList<>();
    final List<Found<ProviderReply>> jobs = new ArrayList<>();
    final List<Found<byte[]>> letters = new ArrayList<>();
    final List<Visit> visits = new ArrayList<>();
    Leftovers leftovers = Leftovers.NONE;
    Limits limits = Limits.ofCap(1);
    Allowance allowed = Allowance.NOTHING;

    /** One order, one call of a second, one result. */
    static Forged good() {
        Forged forged = new Forged();
        forged.orders.add(new Order(event(0), "event-1", SOURCE, TRACE, Set.of(KEY)));
        forged.status(LedgerState.IN_PROGRESS, Decision.ADMITTED);
        forged.call("c1", 0, 1_000, 200, true);
        forged.result(false, event(0), TRACE);
        forged.status(LedgerState.COMPLETED, Decision.CLOSED);
        return forged;
    }

    Evidence evidence() {
        return new Evidence(
                orders,
                new Records(completed, failed, statuses, retries, jobs, letters),
                leftovers,
                visits,
                limits,
                allowed);
    }

    static Origin event(long offset) {
        return new Origin("catalog.changes", 0, offset);
    }

    static Instant at(long millis) {
        return BEGIN.plusMillis(millis);
    }

    Forged call(String number, long from, long to, int status, boolean billed) {
        visits.add(new Visit(KEY + ":g1:" + number, at(from), Optional.of(at(to)), status, billed, Optional.empty()));
        return this;
    }

    Forged result(boolean flagged, Origin origin, String trace) {
        ImageCompleted value = ImageCompleted.newBuilder()
                .setIdempotencyKey(KEY)
                .setGeneration(1)
                .setFingerprint("f")
                .setEventId("event-1")
                .setSku("MUG")
                .setAnchorId("MUG")
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("own")
                .setProvider("sandbox")
                .setModelRequested("m")
                .setImages(List.of(Image.newBuilder()
                        .setUrl("https://images.example/1.png")
                        .build()))
                .setRequestedCount(1)
                .setPartial(false)
                .setAttempts(1)
                .setPossibleDuplicateCharge(flagged)
                .setAdmittedAt(BEGIN)
                .setSentAt(BEGIN)
                .setCompletedAt(at(1_000))
                .setOrigin(origin)
                .setTraceparent(trace)
                .setSource(SOURCE)
                .build();
        completed.add(new Found<>(
                new Origin("image.completed", 0, (long) completed.size()),
                at(1_000),
                CloudEvents.headersOfOutcome(
                        "io.darkroom.image.completed.v1",
                        KEY + "#1",
                        "MUG",
                        BEGIN,
                        new TraceContext(Optional.of(trace), Optional.empty()),
                        Optional.of(SOURCE)),
                value));
        return this;
    }

    Forged failure() {
        return failure(false);
    }

    Forged failure(boolean flagged) {
        ImageFailed value = ImageFailed.newBuilder()
                .setState(FailedState.FAILED)
                .setFailure(Failure.newBuilder()
                        .setWhy(FailureClass.PROVIDER_ERROR)
                        .setError("broken")
                        .build())
                .setEventId("event-1")
                .setSku("MUG")
                .setIdempotencyKey(KEY)
                .setGeneration(1)
                .setPossibleDuplicateCharge(flagged)
                .setFailedAt(at(1_000))
                .setOrigin(event(0))
                .build();
        failed.add(new Found<>(
                new Origin("image.failed", 0, (long) failed.size()),
                at(1_000),
                CloudEvents.headers("io.darkroom.image.failed.v1", KEY + "#1", "MUG", BEGIN, Optional.empty()),
                value));
        return this;
    }

    Forged status(LedgerState state, Decision decision) {
        GenerationStatus value = GenerationStatus.newBuilder()
                .setIdempotencyKey(KEY)
                .setState(state)
                .setDecision(decision)
                .setGeneration(1)
                .setEventId("event-1")
                .setOrigin(event(0))
                .setSku("MUG")
                .setFingerprint("f")
                .setUpdatedAt(BEGIN)
                .build();
        statuses.add(
                new Found<>(new Origin("image.status", 0, (long) statuses.size()), BEGIN, new RecordHeaders(), value));
        return this;
    }

    /** The id of the job of the key, as it was written. */
    Forged job(long written) {
        ProviderReply value = ProviderReply.newBuilder()
                .setKind(ReplyKind.ACCEPTED)
                .setIdempotencyKey(KEY)
                .setGeneration(1)
                .setCallId("call-1")
                .setProviderJobId("gen_1")
                .setSentAt(BEGIN)
                .setAnsweredAt(BEGIN)
                .build();
        jobs.add(new Found<>(
                new Origin("image.replies.sandbox", 0, (long) jobs.size()), at(written), new RecordHeaders(), value));
        return this;
    }

    /** A retry that was written at one time and is due at another. */
    Forged retry(long written, long due) {
        GenerationRequest value = GenerationRequest.newBuilder()
                .setIdempotencyKey(KEY)
                .setGeneration(1)
                .setFingerprint("f")
                .setEventId("event-1")
                .setSku("MUG")
                .setAnchorId("MUG")
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("own")
                .setProvider("sandbox")
                .setModel("m")
                .setPrompt("p")
                .setSourceImageUrl("https://images.example/1.png")
                .setCount(1)
                .setOccurredAt(BEGIN)
                .setOrigin(event(0))
                .setRetry(RetryState.newBuilder()
                        .setAttempt(1)
                        .setSends(1)
                        .setUnknownOutcomes(0)
                        .setNotBefore(at(due))
                        .setTriedMillis(0)
                        .setLastFailure(Failure.newBuilder()
                                .setWhy(FailureClass.PROVIDER_ERROR)
                                .setError("broken")
                                .build())
                        .build())
                .build();
        retries.add(new Found<>(
                new Origin("image.retries.sandbox", 0, (long) retries.size()),
                at(written),
                new RecordHeaders(),
                value));
        return this;
    }
}
