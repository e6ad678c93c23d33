package io.darkroom.app.local;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.SandboxConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.contract.topic.TopicAdmin;
import io.darkroom.sandbox.broker.BrokerSettings;
import io.darkroom.sandbox.broker.BrokerStartException;
import io.darkroom.sandbox.broker.EmbeddedBroker;
import io.darkroom.sandbox.registry.RegistryServer;
import io.darkroom.sandbox.registry.RegistrySettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Broker and schema registry inside this process, on the data of one provider, with all topics made and all schemas
 * registered. Closed in the opposite order of their start, the broker last; a process that ends otherwise closes them too.
 * Any thread.
 */
public final class EmbeddedParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedParts.class);

    private final ClosingStack open = new ClosingStack();
    private final EmbeddedBroker broker;
    private final DiskWatch disk;
    private final Installation installation;
    private final Optional<URI> api;

    private EmbeddedParts(DarkroomConfig config, DataDir dir, SandboxConfig ports) {
        try {
            broker = open.add("broker", EmbeddedBroker.start(new BrokerSettings(dir.broker(), ports.kafkaPort())));
            disk = open.add("disk watch", DiskWatch.start(DiskSpace.of(dir.path())));
            RegistryServer registry = open.add(
                    "registry",
                    RegistryServer.start(new RegistrySettings(broker.bootstrapServers(), ports.registryPort())));
            installation = open.add(
                    "registry client", new Installation(config.cluster(), broker.bootstrapServers(), registry.url()));
            makeTopics(config, installation);
            api = Optional.empty();
            dir.publish(installation.bootstrapServers(), installation.registry());
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /**
     * Starts them.
     *
     * @param ports of the sandbox; see {@link SandboxConfig#onFreePorts()}
     * @throws UserError with a sentence when one of them cannot be used
     */
    public static EmbeddedParts start(DarkroomConfig config, DataDir dir, SandboxConfig ports) {
        long begin = System.nanoTime();
        EmbeddedParts parts = started(config, dir, ports);
        LOG.atInfo()
                .addKeyValue("provider", config.provider().name())
                .log("broker and registry ready after {} ms", (System.nanoTime() - begin) / 1_000_000);
        return parts;
    }

    private static EmbeddedParts started(DarkroomConfig config, DataDir dir, SandboxConfig ports) {
        try {
            return new EmbeddedParts(config, dir, ports);
        } catch (BrokerStartException e) {
            throw UserError.infrastructure(String.valueOf(e.getMessage()), e);
        } catch (IllegalStateException e) {
            throw UserError.infrastructure(String.valueOf(e.getMessage()), e);
        }
    }

    /** How clients talk to them. */
    public Installation installation() {
        return installation;
    }

    /** Address of the sandbox's image API; empty for a provider with an API of its own. */
    public Optional<URI> api() {
        return api;
    }

    /** Completes with a sentence when the parts can no longer work: the broker gave up or the disk is full. */
    public CompletableFuture<String> failure() {
        return CompletableFuture.anyOf(broker.failure(), disk.full()).thenApply(String.class::cast);
    }

    private static void makeTopics(DarkroomConfig config, Installation installation) {
        String provider = config.provider().name();
        try (Admin admin = installation.admin()) {
            TopicAdmin topics = new TopicAdmin(admin);
            topics.create(config.cluster().topics().table(provider));
            List<String> obstacles = topics.obstacles(config.cluster().topics().table(provider));
            if (!obstacles.isEmpty()) {
                throw UserError.infrastructure(String.join(" ", obstacles));
            }
        }
        installation.serdes().register(installation.topics().all(Set.of(provider)));
    }

    @Override
    public void close() {
        open.close();
    }
}
