package io.darkroom.app.local;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.disk.DataDir;
import io.darkroom.app.local.disk.DiskSpace;
import io.darkroom.app.local.disk.DiskWatch;
import io.darkroom.contract.topic.check.TopicAdmin;
import io.darkroom.providers.network.EventLoops;
import io.darkroom.sandbox.SandboxSettings;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.broker.BrokerStartException;
import io.darkroom.sandbox.broker.EmbeddedBroker;
import io.darkroom.sandbox.registry.RegistryServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Broker, schema registry and, for the sandbox, its image API inside this process, on the data of one provider, with all topics made and all schemas
 * registered. Closed in the opposite order of their start, the broker last.
 * Any thread.
 */
public final class EmbeddedParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedParts.class);

    private final ClosingStack open = ClosingStack.ofPart();
    private final EmbeddedBroker broker;
    private final DiskWatch disk;
    private final Installation installation;
    private final Optional<ImageApi> api;

    private EmbeddedParts(DarkroomConfig config, DataDir dir, SandboxSettings sandbox, boolean drawing)
            throws IOException {
        try {
            broker = open.add("broker", EmbeddedBroker.start(sandbox.broker(dir.path())));
            disk = open.add("disk watch", DiskWatch.start(DiskSpace.of(dir.path())));
            Vertx vertx = EventLoops.start(1);
            open.add("http", () -> vertx.close().await());
            RegistryServer registry = open.add(
                    "registry", RegistryServer.start(vertx, sandbox.registry(dir.path(), broker.bootstrapServers())));
            installation = open.add(
                    "registry client", new Installation(config.cluster(), broker.bootstrapServers(), registry.url()));
            makeTopics(config, installation);
            api = drawing
                    ? Optional.of(open.add("image API", ImageApi.start(vertx, sandbox.api(dir.path()))))
                    : Optional.empty();
            dir.publish(installation.bootstrapServers(), installation.registry());
        } catch (IOException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /**
     * Starts what a command needs that works on the data: the image API only where it draws for one of the providers.
     *
     * @param ports wished ports
     * @throws UserError with a sentence when one of them cannot be used
     */
    public static EmbeddedParts start(DarkroomConfig config, DataDir dir, SandboxSettings.Ports ports) {
        return start(
                config, dir, ports, config.providers().each().values().stream().anyMatch(ProviderConfig::embedded));
    }

    /** As {@link #start}, the image API too, whoever is to draw: a sandbox to practise against. */
    public static EmbeddedParts startAll(DarkroomConfig config, DataDir dir, SandboxSettings.Ports ports) {
        return start(config, dir, ports, true);
    }

    private static EmbeddedParts start(
            DarkroomConfig config, DataDir dir, SandboxSettings.Ports ports, boolean drawing) {
        SandboxSettings sandbox = config.sandbox().withPorts(ports);
        long begin = System.nanoTime();
        try {
            EmbeddedParts parts = new EmbeddedParts(config, dir, sandbox, drawing);
            LOG.atInfo()
                    .addKeyValue("provider", config.providers().shown())
                    .log("broker and registry ready after {} ms", (System.nanoTime() - begin) / 1_000_000);
            return parts;
        } catch (BrokerStartException | IllegalStateException e) {
            throw UserError.infrastructure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw UserError.infrastructure("The sandbox cannot listen: " + e.getMessage() + ".", e);
        }
    }

    /** How clients talk to them. */
    public Installation installation() {
        return installation;
    }

    /** Address of the sandbox's image API; empty where it was not started. */
    public Optional<URI> api() {
        return api.map(ImageApi::base);
    }

    /** Completes with a sentence when the parts can no longer work: the broker gave up or the disk is full. */
    public CompletableFuture<String> failure() {
        return CompletableFuture.anyOf(broker.failure(), disk.full()).thenApply(String.class::cast);
    }

    /** Whether the broker gave up: nothing that clients still hold can be kept any more, and closing them would take minutes. */
    public boolean brokerGone() {
        return broker.failure().isDone();
    }

    private static void makeTopics(DarkroomConfig config, Installation installation) {
        Set<String> queues = config.queues();
        try (Admin admin = installation.admin()) {
            TopicAdmin topics = new TopicAdmin(admin);
            topics.create(config.cluster().topics().whole(queues));
            List<String> obstacles = topics.obstacles(config.cluster().topics().table(queues));
            if (!obstacles.isEmpty()) {
                throw UserError.infrastructure(String.join(" ", obstacles));
            }
        }
        installation.serdes().register(installation.topics().all(queues));
    }

    @Override
    public void close() {
        open.close();
    }
}
