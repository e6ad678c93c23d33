package io.darkroom.benchmarks.lab;

import io.darkroom.benchmarks.api.ApiProcess;
import io.darkroom.benchmarks.load.Preload;
import io.darkroom.benchmarks.measure.CompletedReader;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.topic.TopicSizing;
import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.TopicTable;
import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.topic.check.TopicAdmin;
import io.darkroom.sandbox.broker.BrokerProcess;
import io.darkroom.sandbox.broker.BrokerSettings;
import io.darkroom.sandbox.registry.RegistryServer;
import io.darkroom.sandbox.registry.RegistrySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A small installation on this machine: broker and API in processes of their own, the registry in this one, topics made and
 * schemas registered. One owner.
 */
public final class Lab implements AutoCloseable {
    /** Provider whose queue is used; its dialect is CreativeAI's. */
    public static final String PROVIDER = "sandbox";

    private final LabSettings settings;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Scratch scratch;
    private final BrokerProcess broker;
    private final RegistryServer registry;
    private final ApiProcess api;
    private final Topics topics;

    private Lab(LabSettings settings) {
        this.settings = settings;
        try {
            scratch = opened(Scratch.make(settings.keep()));
            broker = opened(BrokerProcess.start(new BrokerSettings(scratch.file("kafka"), 0)));
            registry = opened(RegistryServer.start(new RegistrySettings(broker.bootstrapServers(), 0)));
            api = opened(ApiProcess.start(settings.latency(), settings.everyCall()));
            WireSerdes serdes = opened(
                    new WireSerdes(Map.of("schema.registry.url", registry.url().toString())));
            topics = new Topics("", serdes);
            makeTopics(serdes);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts everything but the program under test. */
    public static Lab open(LabSettings settings) {
        return new Lab(settings);
    }

    private void makeTopics(WireSerdes serdes) {
        TopicSizing sizing = new TopicSizing(settings.partitions(), (short) 1, Duration.ofDays(90));
        try (Admin admin = Admin.create(clients())) {
            TopicTable table = TopicTable.of("", Set.of(PROVIDER), sizing);
            new TopicAdmin(admin).create(table);
            awaitLeaders(admin, table);
        }
        serdes.register(topics.all(Set.of(PROVIDER)));
    }

    /** The broker answers for a partition only when it leads it; what is written before is sent again and again. */
    private static void awaitLeaders(Admin admin, TopicTable table) {
        ends(admin, table.specs().stream().map(TopicSpec::name).toList());
    }

    /** Records that topics and changelogs have taken so far, transaction markers among them. */
    public long written() {
        try (Admin admin = Admin.create(clients())) {
            Set<String> all = join(admin.listTopics().names());
            return ends(
                    admin, all.stream().filter(name -> !name.startsWith("_")).toList());
        }
    }

    private static long ends(Admin admin, List<String> topics) {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        join(admin.describeTopics(topics).allTopicNames())
                .forEach((name, topic) -> topic.partitions()
                        .forEach(each -> all.put(new TopicPartition(name, each.partition()), OffsetSpec.latest())));
        return join(admin.listOffsets(all).all()).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    private static <T> T join(KafkaFuture<T> answer) {
        return answer.toCompletionStage().toCompletableFuture().join();
    }

    public Topics topics() {
        return topics;
    }

    public ApiProcess api() {
        return api;
    }

    public ProcessHandle broker() {
        return ProcessHandle.of(broker.pid()).orElseThrow();
    }

    /** Starts the program under test: {@code darkroom serve} on this installation. */
    public Program serve() {
        List<String> own = new ArrayList<>(List.of("--stages", settings.stages()));
        own.addAll(List.of("--data-dir", scratch.file("data").toString()));
        settings.config()
                .ifPresent(file ->
                        own.addAll(List.of("--config", file.toAbsolutePath().toString())));
        return serve(own, "off");
    }

    /** Starts one process of a fleet. */
    public Program serve(Instance instance) {
        return serve(instance, "off");
    }

    /** The same with health and metrics. */
    public Program serve(Instance instance, int httpPort) {
        return serve(instance, Integer.toString(httpPort));
    }

    private Program serve(Instance instance, String httpPort) {
        return serve(instance.flags(scratch), httpPort);
    }

    private Program serve(List<String> own, String httpPort) {
        List<String> arguments = new ArrayList<>(List.of(
                "serve",
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--schema-registry",
                registry.url().toString(),
                "--provider-url",
                api.base().toString(),
                "--max-in-flight",
                Integer.toString(settings.cap()),
                "--http-port",
                httpPort));
        arguments.addAll(own);
        return Darkroom.start(scratch, settings.jvmOptions(), arguments);
    }

    /** Starts any other program that works on this installation. */
    public Program start(List<String> command, String log) {
        return Program.start(command, Map.of(), scratch, log);
    }

    /** Where an instance keeps its state. */
    public Path data(Instance instance) {
        return instance.data(scratch);
    }

    /** A path in the folder of this lab. */
    public Path file(String name) {
        return scratch.file(name);
    }

    /** Calls that may be in flight. */
    public int cap() {
        return settings.cap();
    }

    /** Where the broker keeps its topics. */
    public Path brokerData() {
        return scratch.file("kafka");
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Writes a backlog. */
    public <V> void preload(Topic<V> topic, int count, IntFunction<V> value) {
        try (Producer<byte[], byte[]> producer = producer(20)) {
            Preload.write(producer, topic, count, value);
        }
    }

    /** A producer as publishers should have it: idempotent, acknowledged by all. */
    public Producer<byte[], byte[]> producer(int lingerMillis) {
        Map<String, Object> config = clients();
        config.put("acks", "all");
        config.put("linger.ms", lingerMillis);
        config.put("batch.size", 128 << 10);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A reader of image.completed, as consumers should be: read_committed. */
    public CompletedReader reader(int expected) {
        return reader(topics.completed().name(), expected);
    }

    /** Records that consumers of image.failed see. */
    public int failed() {
        return new TopicCount(consumer()).of(topics.failed().name());
    }

    /** The same of any topic of ours. */
    public CompletedReader reader(String topic, int expected) {
        return new CompletedReader(consumer(), topic, expected);
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> config = clients();
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        config.put("max.poll.records", 5_000);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> clients() {
        return new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                System.err.println("not closed: " + e);
            }
        }
    }
}
