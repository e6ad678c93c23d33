package io.darkroom.pipeline.generate;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.ReplyKind;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.TestTopics;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.generate.call.CallAddress;
import io.darkroom.pipeline.generate.call.Callbacks;
import io.darkroom.pipeline.generate.call.Owner;
import io.darkroom.pipeline.generate.flight.GenerateMetrics;
import io.darkroom.pipeline.generate.price.PriceList;
import io.darkroom.pipeline.generate.store.DueRetries;
import io.darkroom.pipeline.generate.store.OpenCalls;
import io.darkroom.pipeline.generate.store.UnclaimedResults;
import io.darkroom.pipeline.simulation.VirtualTime;
import io.darkroom.provider.JobNews;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * One partition, its topics, and processes that have it one after the other, in virtual time. What is not committed is undone
 * when a transaction is aborted, and read again.
 */
final class JobWorld implements AutoCloseable {
    static final String PROVIDER = "sandbox";
    private static final List<String> STORES = List.of(OpenCalls.STORE, UnclaimedResults.STORE, DueRetries.STORE);

    /** What lies in the replies is read before the requests. */
    private static final int[] READING_ORDER = {1, 2, 0};

    final VirtualTime time = new VirtualTime();
    final JobApi api = new JobApi();
    final Topics topics = TestTopics.topics();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final GenerateMetrics metrics = new GenerateMetrics(meters, PROVIDER, PriceList.NONE);
    final Map<String, CallAddress> addresses = new HashMap<>();

    final List<GenerationRequest> requests = new ArrayList<>();
    final List<ProviderReply> replies = new ArrayList<>();
    final List<GenerationRequest> retries = new ArrayList<>();
    final List<ImageCompleted> completed = new ArrayList<>();
    final List<ImageFailed> failed = new ArrayList<>();

    /** Told of every request that fails, committed or not. */
    Consumer<ImageFailed> onFailed = failed -> {};

    private final Map<String, List<KeyValue<Object, Object>>> stores = new HashMap<>();
    private int[] committed = new int[3];
    private int[] position = new int[3];
    private final List<SpecificRecord> transaction = new ArrayList<>();
    final List<JobProcess> processes = new ArrayList<>();
    private final int cap;
    private final Campaigns campaigns;
    private int lives;
    private JobProcess owner;
    private SimulatedTask task;
    private GenerateProcessor processor;

    JobWorld(int cap) {
        this(cap, Campaigns.NONE);
    }

    JobWorld(int cap, Campaigns campaigns) {
        this.cap = cap;
        this.campaigns = campaigns;
        this.owner = life("a");
        begin();
    }

    private JobProcess life(String instance) {
        JobProcess process = new JobProcess(this, new Owner(instance, "life" + ++lives), cap, campaigns);
        processes.add(process);
        return process;
    }

    JobProcess owner() {
        return owner;
    }

    /** How far the task has read the replies. */
    int readReplies() {
        return position[1];
    }

    private void begin() {
        position = committed.clone();
        transaction.clear();
        task = new SimulatedTask(time, (sink, value) -> forwarded(value));
        for (String name : STORES) {
            KeyValueStore<Object, Object> store = task.getStateStore(name);
            stores.getOrDefault(name, List.of()).forEach(entry -> store.put(entry.key, entry.value));
        }
        processor = new GenerateProcessor(owner.parts());
        processor.init(task);
    }

    private void forwarded(SpecificRecord value) {
        transaction.add(value);
        if (value instanceof ImageFailed request) {
            onFailed.accept(request);
        }
    }

    void request(GenerationRequest request) {
        requests.add(request);
    }

    /** Reads one record of a topic: 0 requests, 1 replies, 2 retries. Returns false at its end. */
    boolean read(int topic) {
        boolean held = topic == 0 && owner.calls().lane(0).holdsLive();
        List<? extends SpecificRecord> log = List.of(requests, replies, retries).get(topic);
        if (held || position[topic] >= log.size()) {
            return false;
        }
        int offset = position[topic]++;
        String name = List.of(topics.requests(PROVIDER), topics.replies(PROVIDER), topics.retries(PROVIDER))
                .get(topic)
                .name();
        task.setRecordMetadata(name, 0, offset);
        processor.process(new Record<>("", log.get(offset), time.millis()));
        return true;
    }

    void commit() {
        committed = position.clone();
        for (String name : STORES) {
            List<KeyValue<Object, Object>> content = new ArrayList<>();
            KeyValueStore<Object, Object> store = task.getStateStore(name);
            try (var all = store.all()) {
                all.forEachRemaining(content::add);
            }
            stores.put(name, content);
        }
        for (SpecificRecord value : transaction) {
            switch (value) {
                case GenerationRequest again -> retries.add(again);
                case ImageCompleted picture -> completed.add(picture);
                case ImageFailed request -> failed.add(request);
                default -> throw new IllegalStateException("nobody expects " + value);
            }
        }
        transaction.clear();
        owner.calls().committed();
    }

    /** The transaction is undone, the task begins anew in the same process. */
    void abort() {
        processor.close();
        begin();
    }

    /** The task goes to another process; this one lives on without it. */
    void move() {
        commit();
        processor.close();
        owner = life("b" + lives);
        begin();
    }

    /** The process dies and begins anew, with the same instance id. */
    void kill() {
        owner.die();
        owner = life(owner.instance());
        begin();
    }

    /** Time goes on, the stream thread looks what is due. */
    void pass(Duration by) {
        time.run(time.elapsed().plus(by));
        task.ring();
    }

    /** Lets all jobs be accepted and done, and time pass, so often. */
    void drain(int rounds) {
        for (int round = 0; round < rounds; round++) {
            settle();
            api.all().stream().filter(order -> !order.isOver()).forEach(order -> order.state = JobApi.State.DONE);
            api.all().stream().filter(order -> !order.answer.isDone()).forEach(api::accept);
            settle();
            pass(Duration.ofSeconds(30));
        }
        settle();
    }

    /** Reads, commits and delivers until nothing moves. */
    void settle() {
        boolean moved = true;
        while (moved) {
            moved = deliver();
            for (int topic : READING_ORDER) {
                moved |= read(topic);
            }
            commit();
            task.ring();
        }
    }

    /** Kafka takes everything that any process wrote. Returns false when there was nothing. */
    boolean deliver() {
        return processes.stream().map(JobProcess::deliver).reduce(false, Boolean::logicalOr);
    }

    /** A webhook about a job, told by whichever process it meets. */
    void webhook(JobApi.Order order) {
        webhook(order, order.jobId, order.outcome());
    }

    /** A webhook at the address of an order. */
    void webhook(JobApi.Order order, String jobId, Reply outcome) {
        CallAddress address = Objects.requireNonNull(
                addresses.get(order.call.callback().orElseThrow().getPath()));
        owner.calls().told(address, new JobNews(jobId, new JobReport.Ended(outcome)));
    }

    Callbacks callbacks() {
        return call -> {
            String path = "/" + call.callId();
            addresses.put(path, call);
            return Optional.of(URI.create("https://darkroom.example" + path));
        };
    }

    /** Whether the task has read that a job draws this, and not how it ended. */
    boolean isKnownToDraw(String what) {
        return isKnownToDraw(what::equals);
    }

    /** Whether the task has read that a job draws something of this request, and not how it ended. */
    boolean isKnownToDrawFor(ImageFailed request) {
        String token = request.getIdempotencyKey() + ":g" + request.getGeneration();
        return isKnownToDraw(what -> what.equals(token) || what.startsWith(token + ":v"));
    }

    private boolean isKnownToDraw(Predicate<String> what) {
        return replies.subList(0, position[1]).stream()
                .filter(reply -> reply.getKind() == ReplyKind.ACCEPTED)
                .map(reply -> api.orders.get(reply.getProviderJobId().orElseThrow()))
                .anyMatch(order -> what.test(order.draws()) && !hasFailed(order.jobId));
    }

    private boolean hasFailed(String jobId) {
        return replies.subList(0, position[1]).stream()
                .anyMatch(reply -> reply.getKind() == ReplyKind.FAILED
                        && reply.getProviderJobId().filter(jobId::equals).isPresent());
    }

    /** Requests that are open or wait in the stores of the task. */
    List<GenerationRequest> pending() {
        List<GenerationRequest> pending = new ArrayList<>();
        KeyValueStore<String, OpenCall> open = task.getStateStore(OpenCalls.STORE);
        try (var all = open.all()) {
            all.forEachRemaining(entry -> pending.add(entry.value.getRequest()));
        }
        KeyValueStore<Bytes, GenerationRequest> kept = task.getStateStore(DueRetries.STORE);
        try (var all = kept.all()) {
            all.forEachRemaining(entry -> pending.add(entry.value));
        }
        return pending;
    }

    /** What is kept and waits for its request. */
    List<ProviderReply> unclaimed() {
        List<ProviderReply> kept = new ArrayList<>();
        KeyValueStore<String, byte[]> store = task.getStateStore(UnclaimedResults.STORE);
        SingleObjectSerde<ProviderReply> form = new SingleObjectSerde<>(ProviderReply.class);
        try (var all = store.all()) {
            all.forEachRemaining(entry -> {
                if (entry.key.indexOf('#') >= 0) {
                    kept.add(form.deserializer().deserialize(UnclaimedResults.STORE, entry.value));
                }
            });
        }
        return kept;
    }

    double count(String meter) {
        return meters.find(meter).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Override
    public void close() {
        processor.close();
    }
}
