package io.darkroom.pipeline.generate;

import io.darkroom.contract.Drawn;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.RetryState;
import io.darkroom.pipeline.generate.campaign.WaitingRequests;
import io.darkroom.pipeline.generate.kept.KeptRequests;
import io.darkroom.pipeline.generate.purpose.Ending;
import io.darkroom.pipeline.generate.store.DueRetries;
import io.darkroom.pipeline.generate.store.OpenCalls;
import io.darkroom.pipeline.generate.store.Tally;
import io.darkroom.pipeline.generate.store.UnclaimedResults;
import io.darkroom.pipeline.generate.task.CampaignRules;
import io.darkroom.pipeline.generate.task.Dispatch;
import io.darkroom.pipeline.generate.task.Line;
import io.darkroom.pipeline.generate.task.Lines;
import io.darkroom.pipeline.generate.task.Output;
import io.darkroom.pipeline.generate.task.Recovery;
import io.darkroom.pipeline.generate.task.Sends;
import io.darkroom.pipeline.generate.task.Settle;
import io.darkroom.pipeline.generate.task.Task;
import io.darkroom.pipeline.stream.store.SlicedSearch;
import io.darkroom.pipeline.trace.EndTrace;
import io.darkroom.pipeline.trace.Step;
import io.darkroom.pipeline.trace.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one processor of the stage: requests go to {@link Dispatch}, replies to {@link Settle}, retries wait in {@link
 * DueRetries}. Holds no logic but the order of things. Stream thread only.
 */
final class GenerateProcessor extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord>
        implements Output {
    private static final Duration EXPIRY_CHECK = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(GenerateProcessor.class);

    private final Parts parts;
    private @Nullable Session session;

    GenerateProcessor(Parts parts) {
        this.parts = parts;
    }

    /** Everything of one initialisation of the task. */
    private record Session(
            Task task, Dispatch dispatch, Settle settle, Alarm alarm, SlicedSearch expiry, EndTrace ends) {}

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        session = begin();
        session.alarm().set();
    }

    private Session begin() {
        int partition = context().taskId().partition();
        Tally tally = parts.calls().tally(partition);
        Tracing tracing = Tracing.ofProcess();
        parts.calls().attach(partition);
        CampaignRules campaigns = new CampaignRules(parts.settings().campaigns(), parts.calls(), partition);
        Task task = new Task(
                parts.settings().provider(),
                parts.owner(),
                partition,
                parts.calls(),
                new Sends(
                        parts.owner(),
                        partition,
                        parts.calls()::picturesPerCall,
                        campaigns,
                        parts.callbacks(),
                        parts.purpose(),
                        tracing),
                new OpenCalls(context().getStateStore(OpenCalls.STORE), tally),
                new UnclaimedResults(
                        context().getStateStore(UnclaimedResults.STORE),
                        parts.settings().unclaimedRetention(),
                        tally),
                this,
                parts.purpose(),
                parts.metrics());
        KeyValueStore<Bytes, GenerationRequest> retries = context().getStateStore(DueRetries.STORE);
        KeptRequests kept = new KeptRequests(retries, parts.purpose().newerReplacesOlder());
        tally.dueRetriesFound(kept.about());
        Dispatch dispatch = new Dispatch(
                task,
                campaigns,
                new Lines(line(kept, false, tally, campaigns), line(kept, true, tally, campaigns), kept));
        String name = UUID.randomUUID().toString();
        Recovery recovery = new Recovery(task, dispatch, name, parts.settings().foreignPatience());
        Settle settle = new Settle(task, parts.schedule(), dispatch, recovery);
        recovery.restore(now());
        parts.calls().mark(partition, name);
        SlicedSearch expiry = new SlicedSearch(context(), EXPIRY_CHECK, this::expire);
        EndTrace ends = new EndTrace(
                tracing,
                context(),
                parts.settings().provider(),
                parts.topics().replies(parts.settings().provider()).name());
        return new Session(
                task,
                dispatch,
                settle,
                new Alarm(context(), task, dispatch, settle, recovery, this::hasten),
                expiry,
                ends);
    }

    private static Line line(KeptRequests kept, boolean backfill, Tally tally, CampaignRules campaigns) {
        return new Line(
                new DueRetries(kept, backfill, tally), new WaitingRequests(kept, backfill, tally::dueRetry), campaigns);
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        Session now = current();
        now.ends().reading(record);
        switch (record.value()) {
            case null ->
                LOG.atError()
                        .addKeyValue("topic", metadata().topic())
                        .addKeyValue("partition", metadata().partition())
                        .addKeyValue("offset", metadata().offset())
                        .log("record without a value is passed over");
            case ProviderReply reply -> now.settle().reply(reply, now());
            case GenerationRequest request when isFrom(parts.retriesTopic()) -> keep(request);
            case GenerationRequest request -> now.dispatch().request(request, now());
            default ->
                throw new IllegalStateException("no such record is read by this stage: "
                        + record.value().getSchema().getFullName());
        }
        if (isFrom(parts.requestsTopic())) {
            parts.calls().live(metadata().partition()).taken(metadata().offset());
        }
        now.alarm().set();
        hasten();
    }

    /** Calls leave when their dispatch is committed. */
    private void hasten() {
        if (current().task().lane().wantsCommit()) {
            context().commit();
        }
    }

    private boolean isFrom(String topic) {
        return metadata().topic().equals(topic);
    }

    private void keep(GenerationRequest request) {
        RecordMetadata from = metadata();
        Instant due = request.getRetry().map(RetryState::getNotBefore).orElseGet(this::now);
        current().dispatch().retry(request, due, from, now());
    }

    /** Returns whether all that wait for a campaign have been looked at. */
    private boolean expire(Instant now) {
        int expired = current().task().unclaimed().expire(now);
        for (int i = 0; i < expired; i++) {
            parts.metrics().billedInVain();
        }
        if (!current().dispatch().keepsAny()) {
            return true;
        }
        boolean all = current().dispatch().expireWaiting(now);
        current().alarm().set();
        hasten();
        return all;
    }

    /** A task that begins anew after a failed commit keeps its timers, so they are ended here. */
    @Override
    public void close() {
        if (session != null) {
            session.alarm().end();
            session.expiry().end();
            parts.calls().detach(session.task().partition());
            session = null;
        }
    }

    @Override
    public void completed(ImageCompleted completed, Drawn drawn) {
        parts.settings()
                .calls()
                .prices()
                .of(completed.getModelRequested(), completed.getImages().size() - completed.getEarlier())
                .ifPresent(completed::setCost);
        mayBeTwice(completed.getPossibleDuplicateCharge());
        Step step = current().ends().completed(completed, parts.purpose().outcome(drawn));
        end(step, () -> parts.purpose().completed(completed, drawn));
    }

    @Override
    public void failed(ImageFailed failed) {
        mayBeTwice(failed.getPossibleDuplicateCharge());
        Step step = current().ends().failed(failed);
        end(step, () -> parts.purpose().failed(failed));
    }

    private void mayBeTwice(boolean possibleDuplicate) {
        if (possibleDuplicate) {
            parts.metrics().possibleDuplicate();
        }
    }

    private void end(Step step, Supplier<Ending> ends) {
        step.run(() -> {
            Ending ending = ends.get();
            forward(ending.key(), ending.value(), ending.headers(), ending.sink());
        });
    }

    @Override
    public void retry(GenerationRequest request) {
        Step step = current().ends().retry(request);
        end(step, () -> new Ending(request.getSku(), request, step.headers(), GenerateTopology.WRITE_RETRIES));
    }

    private void forward(String sku, SpecificRecord value, Headers headers, String to) {
        context().forward(new Record<>(sku, value, now().toEpochMilli(), headers), to);
    }

    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }

    private RecordMetadata metadata() {
        return context().recordMetadata().orElseThrow();
    }

    private Session current() {
        if (session == null) {
            throw new IllegalStateException("task is not initialised");
        }
        return session;
    }
}
