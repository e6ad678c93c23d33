package io.darkroom.pipeline.intake;

import io.darkroom.contract.FailedState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import io.darkroom.contract.stores.Admission;
import io.darkroom.contract.text.Texts;
import io.darkroom.contract.trace.TraceContext;
import io.darkroom.pipeline.intake.answer.Published;
import io.darkroom.pipeline.intake.answer.Statuses;
import io.darkroom.pipeline.intake.ledger.Closing;
import io.darkroom.pipeline.intake.ledger.Ledger;
import io.darkroom.pipeline.intake.route.Routes;
import io.darkroom.pipeline.intake.sets.SetBook;
import io.darkroom.pipeline.intake.waiting.Dependencies;
import io.darkroom.pipeline.intake.waiting.Prospect;
import io.darkroom.pipeline.intake.waiting.WaitingOrders;
import io.darkroom.pipeline.intake.wire.DeadLetters;
import io.darkroom.pipeline.intake.wire.Origins;
import io.darkroom.pipeline.intake.wire.OutcomeForOthers;
import io.darkroom.pipeline.intake.wire.OutcomeReader;
import io.darkroom.pipeline.outcome.Endings;
import io.darkroom.pipeline.trace.Step;
import io.darkroom.pipeline.trace.Tracing;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Closes the entry whose outcome it reads, and sends or ends the orders that waited for it; an outcome nobody can decode is
 * kept aside, with an alarm. Stream thread only.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class CloseProcessor extends ContextualProcessor<byte[], byte[], Object, Object> {
    private static final int LONGEST_ERROR = 2_000;

    private final OutcomeReader reader;
    private final Ledger ledger;
    private final Routes routes;
    private final IntakeMetrics metrics;
    private final Tracing tracing;
    private KeyValueStore<String, Admission> admissions;
    private SetBook sets;
    private WaitingOrders waiting;
    private Dependencies dependencies;

    CloseProcessor(OutcomeReader reader, Ledger ledger, Routes routes, IntakeMetrics metrics, Tracing tracing) {
        this.reader = reader;
        this.ledger = ledger;
        this.routes = routes;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        super.init(context);
        admissions = context.getStateStore(Nodes.ADMISSIONS);
        sets = new SetBook(context.getStateStore(SetBook.STORE));
        waiting = new WaitingOrders(context.getStateStore(WaitingOrders.STORE));
        dependencies = new Dependencies(this::entry, waiting::isWaitedFor);
    }

    @Override
    public void process(Record<byte[], byte[]> read) {
        Step step = tracing.process(Nodes.CLOSE, context(), read.headers());
        step.run(() -> take(read, step));
    }

    private void take(Record<byte[], byte[]> read, Step step) {
        Origin origin = Origins.of(context());
        switch (reader.read(read, origin)) {
            case OutcomeReader.Read.Good good -> close(good, read.timestamp(), step);
            case OutcomeReader.Read.Undecodable bad -> {
                step.outcome("undecodable");
                metrics.undecodableOutcome(origin, bad.why());
                context().forward(DeadLetters.of(read, origin, bad.why()), Nodes.WRITE_OUTCOME_DLQ);
            }
        }
    }

    private void close(OutcomeReader.Read.Good good, long timestamp, Step step) {
        String key = good.outcome().key();
        step.about(good.sku(), key, good.outcome().generation());
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        Optional<Admission> before = entry(key);
        Closing closing = ledger.close(before, good.outcome(), now);
        step.outcome(metrics.closed(closing));
        if (closing instanceof Closing.Closed closed) {
            Admission entry = closed.entry();
            entry.setPicture(good.told().picture().orElse(null));
            admissions.put(key, entry);
            sets.closed(before.orElseThrow(), entry, good.told().terms());
            waitsNoMore(key, before.orElseThrow());
            context()
                    .forward(
                            Published.status(Statuses.closed(key, entry), step.context(good.trace()), timestamp),
                            Nodes.WRITE_CLOSING);
            waiting.waitingFor(key).forEach(order -> free(order, good.told(), timestamp, now));
        }
    }

    /** An operator may have released an order that waits. */
    private void waitsNoMore(String key, Admission before) {
        before.getWaitsFor().flatMap(shot -> waiting.find(shot, key)).ifPresent(waiting::remove);
    }

    /** The shot that an order waited for has ended. */
    private void free(GenerationRequest order, OutcomeForOthers told, long timestamp, Instant now) {
        waiting.remove(order);
        Optional<Admission> entry = entry(order.getIdempotencyKey())
                .filter(found ->
                        found.getState() == LedgerState.IN_PROGRESS && found.getGeneration() == order.getGeneration());
        if (entry.isEmpty()) {
            return;
        }
        Admission freed = Admission.newBuilder(entry.get()).setWaitsFor(null).build();
        admissions.put(order.getIdempotencyKey(), freed);
        switch (dependencies.prospect(order)) {
            case Prospect.Ready ready
            when routes.knows(order.getProvider()) -> send(ready.request(), freed, timestamp, now);
            case Prospect.Ready ready ->
                end(
                        order,
                        FailureClass.PROVIDER_NOT_CONFIGURED,
                        "provider %s is not in use any more".formatted(order.getProvider()),
                        timestamp,
                        now);
            case Prospect.Lost lost ->
                end(
                        order,
                        FailureClass.DEPENDENCY_FAILED,
                        lost.why()
                                + told.error()
                                        .map(error -> ": " + Texts.cut(error, LONGEST_ERROR))
                                        .orElse(""),
                        timestamp,
                        now);
            case Prospect.Waits waits -> throw new IllegalStateException(waits.shot() + " has ended");
            case Prospect.Impossible impossible ->
                throw new IllegalStateException("an entry has ended that is not there");
        }
    }

    private void send(GenerationRequest order, Admission entry, long timestamp, Instant now) {
        metrics.dependent("ready");
        context()
                .forward(
                        Published.request(order, timestamp),
                        order.getBackfill() ? Nodes.WRITE_FREED_BACKFILL : Nodes.WRITE_FREED);
        context()
                .forward(
                        Published.status(
                                Statuses.ready(order.getIdempotencyKey(), entry, now),
                                TraceContext.of(order),
                                timestamp),
                        Nodes.WRITE_CLOSING);
    }

    private void end(GenerationRequest order, FailureClass why, String error, long timestamp, Instant now) {
        metrics.dependent("lost");
        Failure failure = new Failure(why, error, null, null);
        context()
                .forward(
                        Published.ended(
                                Endings.of(order, FailedState.FAILED, failure, now)
                                        .build(),
                                timestamp),
                        Nodes.WRITE_STRANDED);
    }

    private Optional<Admission> entry(String key) {
        return Optional.ofNullable(admissions.get(key));
    }
}
