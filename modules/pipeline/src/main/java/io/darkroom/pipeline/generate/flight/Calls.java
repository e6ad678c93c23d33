package io.darkroom.pipeline.generate.flight;

import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.serde.Topic;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallAddress;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.gate.Gate;
import io.darkroom.pipeline.generate.gate.GateState;
import io.darkroom.pipeline.generate.job.Job;
import io.darkroom.pipeline.generate.job.Jobs;
import io.darkroom.pipeline.generate.outbox.Replies;
import io.darkroom.pipeline.generate.outbox.Sender;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.setting.CallSettings;
import io.darkroom.pipeline.generate.store.Tally;
import io.darkroom.pipeline.trace.CallTrace;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.JobNews;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Every call of this process: lanes of its partitions, the gate in front of them, the provider behind, the outbox for what
 * comes back. Any thread.
 */
public final class Calls {
    private static final String WAKE = "wake";

    private final Topic<ProviderReply> replies;
    private final ImageProvider provider;
    private final Gate gate;
    private final Sender outbox;
    private final Clocks clocks;
    private final GenerateMetrics metrics;
    private final List<Lane> lanes;
    private final List<LiveQueue> live;
    private final List<Tally> tallies;
    private final JobCalls jobs;
    private final Unanswered unanswered = new Unanswered();
    private final int cap;
    private volatile OptionalInt limit = OptionalInt.empty();

    /**
     * @param settings the cap and the share of the backfill
     * @param partitions partitions of the work queue; each gets its share of the cap, one at least
     * @param careful whether calls leave only when their dispatch is committed, however many there are
     * @param jobs looks at the jobs in which the provider draws
     */
    public Calls(
            Topic<ProviderReply> replies,
            ImageProvider provider,
            Gate gate,
            Sender outbox,
            GenerateMetrics metrics,
            CallSettings settings,
            int partitions,
            boolean careful,
            Jobs jobs) {
        this.replies = replies;
        this.provider = provider;
        this.gate = gate;
        this.outbox = outbox;
        this.clocks = gate.clocks();
        this.metrics = metrics;
        this.cap = settings.maxInFlight();
        this.lanes = new ArrayList<>(partitions);
        this.live = Stream.generate(() -> new LiveQueue(clocks.steady()))
                .limit(partitions)
                .toList();
        this.tallies = Stream.generate(Tally::new).limit(partitions).toList();
        for (int partition = 0; partition < partitions; partition++) {
            lanes.add(new Lane(
                    share(cap, partitions, partition),
                    new Precedence(settings.backfillShare()),
                    live.get(partition),
                    careful,
                    gate.pace(),
                    clocks.steady(),
                    this::mayLeave,
                    this::start));
        }
        this.jobs = new JobCalls(jobs, this::lane, this::jobOver, this::changed);
        gate.pace().onTurn(partition -> lane(partition).startReady());
    }

    /** Permits of one partition: an equal share, the remainder to the first ones, one at least. */
    public static int share(int cap, int partitions, int partition) {
        return Math.max(1, cap / partitions + (partition < cap % partitions ? 1 : 0));
    }

    /**
     * Obeys an operator's limit at once: lanes get their shares of it, and their tasks are woken by a marker that nobody
     * waits for, since no reply may come for a long time.
     *
     * @param most calls in flight over the whole fleet; empty for the cap of the settings
     */
    public void limit(OptionalInt most) {
        limit = most;
        int allowed = allowed();
        for (int partition = 0; partition < lanes.size(); partition++) {
            lane(partition).permits(share(allowed, lanes.size(), partition));
        }
        wake();
    }

    private int allowed() {
        return Math.min(cap, limit.orElse(cap));
    }

    /** Wakes every task of this process by a marker that nobody waits for. */
    public void wake() {
        for (int partition = 0; partition < lanes.size(); partition++) {
            if (lane(partition).isAttached()) {
                mark(partition, WAKE);
            }
        }
    }

    public int partitions() {
        return lanes.size();
    }

    public Lane lane(int partition) {
        return lanes.get(partition);
    }

    /** A task of the calling stream thread took the partition over. */
    public void attach(int partition) {
        synchronized (lanes) {
            lane(partition).attach();
            gate.pace().attached(partition);
        }
    }

    /** The task of the calling stream thread gave the partition up: what was not started goes back. */
    public void detach(int partition) {
        List<Call> unsent;
        synchronized (lanes) {
            unsent = lane(partition).detach();
            if (!lane(partition).isAttached()) {
                tally(partition).clear();
                gate.pace().detached(partition);
                jobs.left(partition);
            }
        }
        returnUnsent(unsent);
    }

    /** What is known about the live requests of a partition that were not read. */
    public LiveQueue live(int partition) {
        return live.get(partition);
    }

    /** What the stores of a partition's task hold. */
    public Tally tally(int partition) {
        return tallies.get(partition);
    }

    public List<Tally> tallies() {
        return tallies;
    }

    public Gate gate() {
        return gate;
    }

    public JobCalls jobs() {
        return jobs;
    }

    /** Most pictures that one call may ask a model for. */
    public int picturesPerCall(String model) {
        return provider.picturesPerCall(model);
    }

    /** The calling stream thread has committed a transaction. */
    public void committed() {
        lanes.forEach(Lane::committed);
    }

    /** What may not leave any more is taken back by its task. */
    private boolean mayLeave(Call call) {
        return !call.terms().isLate(clocks.wall().instant()) && gate.tryStart(call);
    }

    private void start(Call call) {
        Instant sentAt = clocks.wall().instant();
        Instant begin = clocks.steady().instant();
        metrics.sent();
        unanswered.left(begin);
        send(call).whenComplete((reply, bug) -> {
            Instant now = clocks.wall().instant();
            Instant end = clocks.steady().instant();
            Duration took = Duration.between(begin, end);
            unanswered.ended(end);
            Reply answer = bug == null ? reply : brokenPromise(bug);
            try {
                gate.observe(call, answer, took);
                if (bug == null) {
                    call.trace().end(answer);
                } else {
                    call.trace().broken(answer, bug);
                }
                metrics.answered(call.image().model(), answer, took);
            } finally {
                answered(call, answer, sentAt, now);
            }
        });
    }

    private CompletionStage<Reply> send(Call call) {
        try {
            return call.trace().isOn() ? sendTraced(call) : provider.generate(call.image());
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private CompletionStage<Reply> sendTraced(Call call) {
        CallTrace.Facts facts = new CallTrace.Facts(
                metrics.provider(),
                call.image().model(),
                call.sku(),
                call.key().idempotencyKey(),
                call.key().generation(),
                call.callId());
        return call.trace().call(facts, () -> provider.generate(call.image()));
    }

    private void answered(Call call, Reply answer, Instant sentAt, Instant now) {
        Runnable safe = () -> done(call);
        if (answer instanceof Reply.Accepted accepted) {
            jobs.accepted(call, new Job(accepted.jobId(), sentAt));
            safe = () -> jobs.safe(call);
        }
        writeOrTooLarge(call.partition(), call.sku(), Replies.of(call, answer, sentAt, now), call.trace(), safe);
    }

    private void jobOver(Call call, Job job, Reply outcome) {
        ProviderReply reply = Replies.ofJob(
                Replies.about(call),
                job.id(),
                outcome,
                job.sentAt(),
                clocks.wall().instant());
        writeOrTooLarge(call.partition(), call.sku(), reply, call.trace(), () -> done(call));
    }

    /** Writes what a webhook told; completes when Kafka has it. News that are not about an end are passed over. */
    public CompletionStage<Void> told(CallAddress address, JobNews news) {
        if (!(news.report() instanceof JobReport.Ended ended) || ended.outcome() instanceof Reply.Accepted) {
            return CompletableFuture.completedStage(null);
        }
        if (address.partition() < 0 || address.partition() >= lanes.size()) {
            return CompletableFuture.failedStage(
                    new IllegalArgumentException("there is no partition " + address.partition()));
        }
        CompletableFuture<Void> safe = new CompletableFuture<>();
        Instant now = clocks.wall().instant();
        ProviderReply.Builder about =
                Replies.about(new CallKey(address.idempotencyKey(), address.generation()), address.callId());
        writeOrTooLarge(
                address.partition(),
                address.sku(),
                Replies.ofJob(about, news.jobId(), ended.outcome(), now, now),
                CallTrace.NONE,
                () -> safe.complete(null));
        return safe;
    }

    private void writeOrTooLarge(int partition, String sku, ProviderReply reply, CallTrace trace, Runnable done) {
        write(
                partition,
                sku,
                reply,
                trace,
                done,
                () -> write(partition, sku, Replies.tooLarge(reply), trace, done, done));
    }

    private void done(Call call) {
        if (lane(call.partition()).done(call)) {
            mark(call.partition(), call.callId());
        }
        changed();
    }

    private synchronized void changed() {
        notifyAll();
    }

    /** A provider promised never to fail and did. Nobody knows whether something was sent. */
    private static Reply brokenPromise(Throwable bug) {
        return new Reply.Failed(
                FailureClass.UNKNOWN_OUTCOME, bug.toString(), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    /** Tells whoever owns the partition that these calls were never started. */
    void returnUnsent(List<Call> calls) {
        Instant now = clocks.wall().instant();
        calls.forEach(call ->
                write(call.partition(), call.sku(), Replies.notSent(call, now), CallTrace.NONE, () -> {}, () -> {}));
    }

    /** Writes a marker to a partition of the replies: whoever reads it has read what was written before. */
    public void mark(int partition, String session) {
        byte[] value = replies.value()
                .serializer()
                .serialize(
                        replies.name(), Replies.caughtUp(session, clocks.wall().instant()));
        outbox.send(new ProducerRecord<>(replies.name(), partition, null, value), () -> {}, () -> {});
    }

    private void write(
            int partition, String sku, ProviderReply reply, CallTrace trace, Runnable safe, Runnable tooLarge) {
        outbox.send(
                new ProducerRecord<>(
                        replies.name(),
                        partition,
                        sku.getBytes(StandardCharsets.UTF_8),
                        replies.value().serializer().serialize(replies.name(), reply),
                        trace.headers()),
                safe,
                tooLarge);
    }

    /** Lets no call start from now on and returns those that wait. */
    public void stop() {
        gate.stop();
        lanes.forEach(lane -> returnUnsent(lane.takeReady()));
    }

    /**
     * Waits until no call is in flight but jobs whose id is safe: they are drawn without this process. Returns false when some
     * still are after the limit.
     */
    public synchronized boolean awaitQuiet(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (inFlight() > jobs.safe()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Calls that use permits of a campaign here. */
    public int ofCampaign(String campaign) {
        return lanes.stream().mapToInt(lane -> lane.ofCampaign(campaign)).sum();
    }

    public int inFlight() {
        return lanes.stream().mapToInt(Lane::running).sum();
    }

    public GateState state() {
        return new GateState(
                Math.max(allowed(), lanes.size()),
                inFlight(),
                lanes.stream().mapToInt(Lane::backfillCalls).sum(),
                lanes.stream().mapToInt(Lane::ready).sum(),
                lanes.stream().mapToInt(Lane::queued).sum(),
                gate.hold(),
                gate.outage(),
                gate.waitUntil(),
                unanswered.silence(clocks.steady().instant()),
                gate.pace().share(),
                gate.pace().learned());
    }
}
