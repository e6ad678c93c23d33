package io.darkroom.app.promise.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.Cli;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.stage.Stage;
import io.darkroom.app.local.stage.Stages;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.topic.check.TopicAdmin;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.call.Journal;
import io.darkroom.sandbox.registry.RegistryServer;
import io.darkroom.sandbox.registry.RegistrySettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;

/**
 * Where a scenario happens: topics and groups of its own on some Kafka, a registry and an image API in this JVM whose journal
 * says what was called and paid for whatever becomes of the others, and Darkroom in processes or in this JVM. One thread.
 */
public final class World implements AutoCloseable {
    public static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String PROVIDER = "sandbox";

    private final Path folder;
    private final Setting setting;
    private final String bootstrapServers;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final ImageApi api;
    private final Journal journal;
    private final int registryPort;
    private RegistryServer registry;
    private final Configuration configuration;
    private final DarkroomConfig config;
    private final Installation installation;
    private final Catalog catalog;
    private final Witness witness;

    private World(Path folder, Setting setting, String bootstrapServers, int copies, Consumer<World> topics)
            throws IOException {
        this.folder = Files.createDirectories(folder);
        this.setting = setting;
        this.bootstrapServers = bootstrapServers;
        registry = RegistryServer.start(new RegistrySettings(bootstrapServers, 0));
        registryPort = registry.url().getPort();
        open.push(() -> registry.close());
        api = opened(ImageApi.start(setting.api()));
        journal = api.journal();
        configuration = new Configuration(folder);
        configuration.write(setting, bootstrapServers, registry.url(), api.base(), copies);
        config = configuration.of("witness", Map.of());
        installation = opened(Access.open(config, "test")).installation();
        topics.accept(this);
        catalog = opened(new Catalog(installation));
        witness = opened(new Witness(installation, PROVIDER));
    }

    /** On the broker that scenarios share. */
    public static World on(Ground ground, Path folder, Setting setting) throws IOException {
        return on(ground, folder, setting, world -> world.makeTopics(PROVIDER));
    }

    /** The same, with topics that somebody else makes. */
    public static World on(Ground ground, Path folder, Setting setting, Consumer<World> topics) throws IOException {
        return new World(folder, setting, ground.bootstrapServers(), 1, topics);
    }

    /** On brokers of its own, which end with it; {@code copies} of each topic. */
    public static World on(AutoCloseable brokers, String bootstrapServers, int copies, Path folder, Setting setting)
            throws IOException {
        World world = new World(folder, setting, bootstrapServers, copies, made -> made.makeTopics(PROVIDER));
        world.open.addLast(brokers);
        return world;
    }

    /** Starts a process of this name, or the same again, and waits until it serves. */
    public DarkroomProcess serve(String instance) throws IOException {
        return launch(instance).awaitText("serving");
    }

    /** Starts a process of this name, or the same again. */
    public DarkroomProcess launch(String instance) throws IOException {
        return launch(instance, instance);
    }

    /** Starts a process of this name on a data folder of another. */
    public DarkroomProcess launch(String instance, String dir) throws IOException {
        return opened(
                DarkroomProcess.start(folder, "serve --data-dir " + dir, Map.of("DARKROOM_INSTANCE_ID", instance)));
    }

    /** Starts both stages in this JVM. */
    public Stages stages(String instance) {
        return stages(instance, Map.of());
    }

    /** As {@link #stages(String)}, with settings that win over those of the scenario. */
    public Stages stages(String instance, Map<String, String> more) {
        return stages(instance, more, Clock.systemUTC());
    }

    /** As {@link #stages(String)}, by another clock. */
    public Stages stages(String instance, Clock clock) {
        return stages(instance, Map.of(), clock);
    }

    private Stages stages(String instance, Map<String, String> more, Clock clock) {
        return opened(Stages.start(
                configuration.of(instance, more),
                installation,
                new Stages.Place(
                        EnumSet.allOf(Stage.class),
                        folder.resolve(instance),
                        api.base(),
                        new SimpleMeterRegistry(),
                        clock)));
    }

    /** A darkroom command on this cluster. */
    public Cli.Ending command(String line) {
        return Cli.in(folder).run(line.split(" "));
    }

    public Path folder() {
        return folder;
    }

    public ImageApi api() {
        return api;
    }

    public Catalog catalog() {
        return catalog;
    }

    public Installation installation() {
        return installation;
    }

    /** Groups and internal topics. */
    public WorkTopics names() {
        return WorkTopics.of(config, installation.topics());
    }

    /** Everything that the API met so far. */
    public Journal journal() {
        return journal;
    }

    public long billed() {
        return journal.visits().stream().filter(Journal.Visit::billed).count();
    }

    /** Calls whose callers wait now. */
    public long waiting() {
        return journal.visits().stream().filter(visit -> visit.left().isEmpty()).count();
    }

    /** Jobs whose ids are in Kafka. */
    public long knownJobs() {
        return witness.jobs().stream()
                .map(reply -> reply.value().getProviderJobId())
                .distinct()
                .count();
    }

    public void awaitBilled(long calls) {
        await().atMost(LIMIT).until(() -> billed() >= calls);
    }

    /** Ends the transactions of both stages from outside: their stream threads find themselves fenced. */
    public void abortTransactions() throws Exception {
        try (Admin admin = installation.admin()) {
            List<String> ids = admin.listTransactions().all().get().stream()
                    .map(TransactionListing::transactionalId)
                    .filter(id -> id.startsWith(names().generation()) || id.startsWith(names().intake()))
                    .toList();
            assertThat(ids).isNotEmpty();
            admin.fenceProducers(ids).all().get();
        }
    }

    public void stopRegistry() {
        registry.close();
    }

    /** On the port where it was. */
    public void startRegistry() {
        registry = RegistryServer.start(new RegistrySettings(bootstrapServers, registryPort));
    }

    /** Waits until every key that was ordered has an end, nothing is left to do and the API draws for nobody. */
    public void awaitQuiet() {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> witness.outcomes() >= catalog.orders().size());
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> remains().read().isIdle() && isSaid() && waiting() == 0);
    }

    /** Whether image.status has an end for each key. */
    private boolean isSaid() {
        Evidence now = evidence(Allowance.NOTHING);
        Map<String, List<GenerationStatus>> said = now.statuses();
        return now.keys().stream().allMatch(key -> Ended.in(said.get(key)));
    }

    /** What can be known now. */
    public Evidence evidence(Allowance allowed) {
        return new Evidence(
                catalog.orders(),
                witness.caughtUp().records(),
                remains().read(),
                journal.visits(),
                setting.limits(),
                allowed);
    }

    private Remains remains() {
        return new Remains(installation, names());
    }

    /** Ends it with this world. */
    public <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** Makes the topics of a provider that are not there. */
    public void makeTopics(String provider) {
        try (Admin admin = installation.admin()) {
            new TopicAdmin(admin).create(config.cluster().topics().whole(Set.of(provider)));
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("a part of the scenario cannot be closed", e);
        }
    }
}
