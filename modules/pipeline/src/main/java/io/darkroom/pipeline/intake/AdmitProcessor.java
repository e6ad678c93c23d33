package io.darkroom.pipeline.intake;

import io.darkroom.contract.FailedState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Violation;
import io.darkroom.contract.stores.Admission;
import io.darkroom.contract.trace.TraceContext;
import io.darkroom.pipeline.intake.answer.Published;
import io.darkroom.pipeline.intake.answer.Rejections;
import io.darkroom.pipeline.intake.answer.Statuses;
import io.darkroom.pipeline.intake.ledger.Ledger;
import io.darkroom.pipeline.intake.ledger.Verdict;
import io.darkroom.pipeline.intake.route.Routes;
import io.darkroom.pipeline.intake.sets.SetBook;
import io.darkroom.pipeline.intake.waiting.DeadlineAlarm;
import io.darkroom.pipeline.intake.waiting.Dependencies;
import io.darkroom.pipeline.intake.waiting.Prospect;
import io.darkroom.pipeline.intake.waiting.WaitingOrders;
import io.darkroom.pipeline.outcome.Endings;
import io.darkroom.pipeline.trace.Step;
import io.darkroom.pipeline.trace.Tracing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Admits a request once, turns repeats away, keeps those whose shot depends on one that is not completed, and forgets entries
 * that expired. A request that cannot be drawn, because nobody knows its provider any more, it breaks its consistency set, or
 * it depends on a shot that is not there, is rejected and leaves the ledger as it is. Stream thread only.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class AdmitProcessor extends ContextualProcessor<String, GenerationRequest, String, SpecificRecord> {
    /** Orders whose deadline has passed that are ended in one go. */
    private static final int MOST_EXPIRED = 100;

    private final Ledger ledger;
    private final Routes routes;
    private final IntakeMetrics metrics;
    private final Tracing tracing;
    private KeyValueStore<String, Admission> admissions;
    private SetBook sets;
    private WaitingOrders waiting;
    private Dependencies dependencies;
    private DeadlineAlarm deadlines;
    private Forgetting forgetting;

    AdmitProcessor(Ledger ledger, Routes routes, IntakeMetrics metrics, Tracing tracing) {
        this.ledger = ledger;
        this.routes = routes;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        admissions = context.getStateStore(Nodes.ADMISSIONS);
        sets = new SetBook(context.getStateStore(SetBook.STORE));
        waiting = new WaitingOrders(context.getStateStore(WaitingOrders.STORE));
        dependencies = new Dependencies(this::entry, waiting::isWaitedFor);
        deadlines = new DeadlineAlarm(context, waiting, this::expireWaiting);
        deadlines.set();
        forgetting = new Forgetting(context, ledger, sets, metrics);
    }

    @Override
    public void process(Record<String, GenerationRequest> read) {
        Step step = tracing.process(Nodes.ADMIT, context(), read.value());
        step.run(() -> {
            GenerationRequest request = step.within(read.value());
            step.about(request.getSku(), request.getIdempotencyKey(), request.getGeneration());
            take(read);
        });
    }

    private void take(Record<String, GenerationRequest> read) {
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        if (routes.knows(read.value().getProvider())) {
            decide(read, now);
        } else {
            reject(Rejections.noProvider(read.value(), routes.providers(), now), read.timestamp());
        }
    }

    private void decide(Record<String, GenerationRequest> read, Instant now) {
        GenerationRequest request = read.value();
        Optional<Admission> before = entry(request.getIdempotencyKey());
        Verdict verdict = ledger.decide(before, request, now);
        switch (verdict) {
            case Verdict.Admitted admitted -> admit(read, knowingOfTheFailed(admitted, before), before, now);
            case Verdict.Conflict conflict -> {
                fail(Published.failed(Rejections.conflict(request, conflict, now), read.timestamp()));
                tell(read, conflict, now);
            }
            case Verdict.Duplicate duplicate -> {
                if (duplicate.changesEntry()) {
                    admissions.put(request.getIdempotencyKey(), duplicate.entry());
                }
                tell(read, duplicate, now);
            }
        }
    }

    /** One that takes the place of one that waits here also tells what that would have told generation. */
    private Verdict.Admitted knowingOfTheFailed(Verdict.Admitted admitted, Optional<Admission> before) {
        GenerationRequest request = admitted.request();
        return waitingOne(before, request.getIdempotencyKey())
                .flatMap(GenerationRequest::getFailedGeneration)
                .filter(failed -> request.getFailedGeneration().isEmpty())
                .map(failed -> new Verdict.Admitted(
                        admitted.entry(),
                        GenerationRequest.newBuilder(request)
                                .setFailedGeneration(failed)
                                .build()))
                .orElse(admitted);
    }

    private Optional<GenerationRequest> waitingOne(Optional<Admission> before, String key) {
        return before.flatMap(Admission::getWaitsFor).flatMap(shot -> waiting.find(shot, key));
    }

    private void admit(
            Record<String, GenerationRequest> read,
            Verdict.Admitted admitted,
            Optional<Admission> before,
            Instant now) {
        switch (prospect(admitted.request(), before)) {
            case Prospect.Impossible impossible ->
                reject(Rejections.misfit(read.value(), impossible.violations(), now), read.timestamp());
            case Prospect.Ready ready -> {
                enter(read, admitted, before, now);
                context()
                        .forward(
                                Published.request(ready.request(), read.timestamp()),
                                ready.request().getBackfill() ? Nodes.WRITE_BACKFILL : Nodes.WRITE_REQUEST);
                tell(read, admitted, now);
            }
            case Prospect.Waits waits -> {
                admitted.entry().setWaitsFor(waits.shot());
                enter(read, admitted, before, now);
                waiting.keep(admitted.request());
                admitted.request().getDeadline().ifPresent(deadlines::noLaterThan);
                metrics.dependent("waiting");
                tell(read, admitted, now);
            }
            case Prospect.Lost lost -> {
                enter(read, admitted, before, now);
                tell(read, admitted, now);
                metrics.dependent("lost");
                end(admitted.request(), FailureClass.DEPENDENCY_FAILED, lost.why(), read.timestamp(), now);
            }
        }
    }

    private Prospect prospect(GenerationRequest request, Optional<Admission> before) {
        List<Violation> misfits = sets.violations(request, before);
        return misfits.isEmpty() ? dependencies.prospect(request) : new Prospect.Impossible(misfits);
    }

    private void enter(
            Record<String, GenerationRequest> read,
            Verdict.Admitted admitted,
            Optional<Admission> before,
            Instant now) {
        String key = read.value().getIdempotencyKey();
        waitingOne(before, key).ifPresent(replaced -> replace(replaced, read.timestamp(), now));
        admissions.put(key, admitted.entry());
        sets.admitted(admitted.request(), before);
    }

    /** Each generation that was admitted has an end; one that still waits when the next comes is ended here. */
    private void replace(GenerationRequest replaced, long timestamp, Instant now) {
        waiting.remove(replaced);
        metrics.dependent("replaced");
        fail(Published.ended(Endings.replaced(replaced, now).build(), timestamp));
    }

    /** Deadlines of orders that wait for a shot have passed. */
    private void expireWaiting() {
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        for (GenerationRequest order : waiting.takeExpired(now, MOST_EXPIRED)) {
            metrics.dependent("expired");
            Instant deadline = order.getDeadline().orElse(now);
            fail(Published.ended(
                    Endings.expired(order, "deadline " + deadline, now).build(), now.toEpochMilli()));
            entry(order.getIdempotencyKey())
                    .filter(entry -> entry.getGeneration() == order.getGeneration())
                    .ifPresent(entry -> admissions.put(
                            order.getIdempotencyKey(),
                            Admission.newBuilder(entry).setWaitsFor(null).build()));
        }
    }

    private void end(GenerationRequest request, FailureClass why, String error, long timestamp, Instant now) {
        Failure failure = new Failure(why, error, null, null);
        fail(Published.ended(
                Endings.of(request, FailedState.FAILED, failure, now).build(), timestamp));
    }

    private void reject(ImageFailed rejection, long timestamp) {
        metrics.rejected(rejection);
        tracing.outcome("rejected");
        fail(Published.failed(rejection, timestamp));
    }

    private void fail(Record<String, ImageFailed> failed) {
        context().forward(failed, Nodes.WRITE_CONFLICT);
    }

    private void tell(Record<String, GenerationRequest> read, Verdict verdict, Instant now) {
        tracing.outcome(metrics.decided(verdict), verdict.entry().getGeneration());
        context()
                .forward(
                        Published.status(
                                Statuses.of(read.value(), verdict, now),
                                TraceContext.of(read.value()),
                                read.timestamp()),
                        Nodes.WRITE_DECISION);
    }

    private Optional<Admission> entry(String key) {
        return Optional.ofNullable(admissions.get(key));
    }

    /** A task that begins anew after a failed commit keeps its timers, so they are ended here. */
    @Override
    public void close() {
        deadlines.end();
        forgetting.end();
    }
}
