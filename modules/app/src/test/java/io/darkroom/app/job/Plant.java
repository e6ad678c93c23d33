package io.darkroom.app.job;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.stage.Stage;
import io.darkroom.app.local.stage.Stages;
import io.darkroom.contract.serde.registry.SchemaRegistryClient;
import io.darkroom.contract.topic.check.TopicAdmin;
import io.darkroom.pipeline.generate.gate.GateState;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.bill.Bills;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import io.darkroom.sandbox.broker.BrokerSettings;
import io.darkroom.sandbox.broker.EmbeddedBroker;
import io.darkroom.sandbox.registry.RegistryServer;
import io.darkroom.sandbox.registry.RegistrySettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;

/**
 * Broker, registry, image API and the stages in this JVM, each part of its own, so that tests can take one away. Commands
 * reach it as a cluster. One thread.
 */
public final class Plant implements AutoCloseable {
    private final Path folder;
    private final Map<String, String> settings;
    private final Optional<EmbeddedBroker> broker;
    private final String bootstrapServers;
    private final ImageApi api;
    private final Front front;
    private final Access access;
    private final int registryPort;
    private final List<Stages> stages = new ArrayList<>();
    private MeterRegistry meters = new SimpleMeterRegistry();
    private RegistryServer registry;

    private Plant(
            Optional<EmbeddedBroker> broker,
            String bootstrapServers,
            Path folder,
            Map<String, String> settings,
            Latency latency)
            throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.broker = broker;
        this.bootstrapServers = bootstrapServers;
        registry = RegistryServer.start(new RegistrySettings(bootstrapServers, 0));
        registryPort = registry.url().getPort();
        api = ImageApi.start(ImageApiSettings.withLatency(latency));
        front = Front.before(api.base());
        DarkroomConfig config = config("admin");
        access = Access.open(config, "test");
        try (Admin admin = installation().admin()) {
            new TopicAdmin(admin).create(config.cluster().topics().table(config.queues()));
        }
    }

    /**
     * Starts everything but the stages.
     *
     * @param settings properties besides the defaults
     * @param latency of the image API
     */
    public static Plant start(Path folder, Map<String, String> settings, Latency latency) throws IOException {
        EmbeddedBroker broker = EmbeddedBroker.start(new BrokerSettings(folder.resolve("kafka"), 0));
        return new Plant(Optional.of(broker), broker.bootstrapServers(), folder, settings, latency);
    }

    /** As {@link #start}, on a Kafka that runs already. */
    static Plant on(String bootstrapServers, Path folder, Map<String, String> settings, Latency latency)
            throws IOException {
        return new Plant(Optional.empty(), bootstrapServers, folder, settings, latency);
    }

    /** Starts both stages. */
    public Plant withStages() {
        run("stages", Set.of(Stage.INTAKE, Stage.GENERATION));
        return this;
    }

    /** Starts stages as one more instance. Close it to let it leave in good order. */
    public Stages run(String instance, Set<Stage> which) {
        meters = new SimpleMeterRegistry();
        Stages started = Stages.start(
                config(instance),
                installation(),
                new Stages.Place(which, folder.resolve(instance), front.base(), meters));
        stages.add(started);
        return started;
    }

    /** The gate of the stages that were started last. */
    GateState gate() {
        return stages.getLast().gates().values().iterator().next();
    }

    /** Metrics of the stages that were started last. */
    public MeterRegistry meters() {
        return meters;
    }

    public Installation installation() {
        return access.installation();
    }

    public ImageApi api() {
        return api;
    }

    public Front front() {
        return front;
    }

    /** A folder of files whose commands work on this plant. */
    public Job job(Path files) {
        return new Job(
                files,
                Map.of(),
                "--bootstrap-servers",
                installation().bootstrapServers(),
                "--schema-registry",
                installation().registry().toString());
    }

    /** Calls for keys that begin like this, and how many of them were billed. */
    public Bills.Bill billed(String keys) {
        int calls = 0;
        int billed = 0;
        int pictures = 0;
        for (Map.Entry<String, Bills.Bill> each : api.bills().byToken().entrySet()) {
            if (each.getKey().startsWith(keys)) {
                calls += each.getValue().calls();
                billed += each.getValue().billedCalls();
                pictures += each.getValue().pictures();
            }
        }
        return new Bills.Bill(calls, billed, pictures);
    }

    /** Registers a schema as another program does: nobody here knows its id. */
    int registerElsewhere(String subject, Schema schema) {
        try (SchemaRegistryClient other = new SchemaRegistryClient(
                Map.of("schema.registry.url", installation().registry().toString()))) {
            return other.register(subject, schema);
        }
    }

    public void stopRegistry() {
        registry.close();
    }

    /** On the port where it was. */
    public void startRegistry() {
        registry = RegistryServer.start(new RegistrySettings(bootstrapServers, registryPort));
    }

    private DarkroomConfig config(String instance) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("instance-id", instance);
        all.put("data-dir", folder.toString());
        all.put("kafka.bootstrap.servers", bootstrapServers);
        all.put("schema-registry.url", "http://127.0.0.1:" + registryPort);
        all.putIfAbsent("topics.partitions", "1");
        all.put("topics.replication", "1");
        Overrides overrides = new Overrides();
        all.forEach((name, value) -> overrides.put(name, value, "test"));
        return new ConfigLoader(folder, Map.of()).load(Optional.empty(), overrides);
    }

    @Override
    public void close() {
        stages.forEach(Stages::close);
        front.close();
        api.close();
        access.close();
        registry.close();
        broker.ifPresent(EmbeddedBroker::close);
    }
}
