package io.darkroom.sandbox.broker;

import io.darkroom.sandbox.port.LoopbackPorts;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker (KRaft, one node) inside this JVM that listens on the loopback interface only. Its data survives a
 * restart and the death of the process; after a {@code kill -9} the same folder starts again. Any thread.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

    private final KafkaRaftServer server;
    private final int port;
    private final CompletableFuture<String> failure;
    private final Consumer<String> stopListener;
    private boolean closed;

    private EmbeddedBroker(
            KafkaRaftServer server, int port, CompletableFuture<String> failure, Consumer<String> stopListener) {
        this.server = server;
        this.port = port;
        this.failure = failure;
        this.stopListener = stopListener;
    }

    /**
     * Starts the broker and returns when it takes requests.
     *
     * @throws BrokerStartException with a sentence for the user: folder not usable, of another Kafka, damaged, in use;
     *     port taken; not ready in time
     */
    public static EmbeddedBroker start(BrokerSettings settings) {
        BrokerDir dir = new BrokerDir(settings.dir());
        dir.prepare();
        int port;
        int controllerPort;
        try {
            LoopbackPorts ports = new LoopbackPorts(dir.ports());
            port = ports.claim("broker", settings.port());
            controllerPort = ports.claim("controller", 0);
        } catch (IOException e) {
            throw new BrokerStartException("The broker cannot listen: " + e.getMessage() + ".", e);
        }
        var properties = BrokerProperties.of(dir.data(), port, controllerPort);
        dir.format(properties);
        CompletableFuture<String> failure = new CompletableFuture<>();
        Consumer<String> stopListener = why -> failure.complete(
                dir.full()
                        ? "The broker stopped: the disk of " + dir.data() + " is full."
                        : "The broker stopped: " + why + ". Its log says more.");
        FatalStops.listen(stopListener);
        try {
            return new EmbeddedBroker(
                    started(dir, new KafkaConfig(properties, false), failure, settings.startLimit()),
                    port,
                    failure,
                    stopListener);
        } catch (RuntimeException e) {
            FatalStops.forget(stopListener);
            throw e;
        }
    }

    public String bootstrapServers() {
        return LoopbackPorts.HOST + ":" + port;
    }

    /**
     * Completes with a sentence when the broker gives up by itself (disk full, folder damaged). It cannot be revived in
     * this process. Never fails, and does not complete on {@link #close()}.
     */
    public CompletableFuture<String> failure() {
        return failure.copy();
    }

    /** Stops taking requests, flushes and closes the data. Clients should be closed before. May be called twice. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Thread stopper = Thread.ofPlatform().daemon().name("broker-stop").start(() -> {
            server.shutdown();
            server.awaitShutdown();
        });
        try {
            if (!stopper.join(CLOSE_LIMIT)) {
                LOG.warn("the broker did not stop within {}", CLOSE_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            FatalStops.forget(stopListener);
        }
    }

    private static KafkaRaftServer started(
            BrokerDir dir, KafkaConfig config, CompletableFuture<String> failure, Duration limit) {
        CompletableFuture<KafkaRaftServer> ready = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("broker-start").start(() -> {
            try {
                KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
                server.startup();
                ready.complete(server);
            } catch (Throwable e) {
                ready.completeExceptionally(e);
            }
        });
        try {
            CompletableFuture.anyOf(ready, failure).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (ready.isDone()) {
                return ready.get();
            }
            throw new BrokerStartException(failure.join(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerStartException("The start of the broker was interrupted.", e);
        } catch (TimeoutException e) {
            throw new BrokerStartException("The broker was not ready within " + limit.toSeconds() + " s.", e);
        } catch (ExecutionException e) {
            throw refused(dir, e);
        }
    }

    private static BrokerStartException refused(BrokerDir dir, ExecutionException cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = String.valueOf(root.getMessage());
        if (why.contains("lock")) {
            return dir.refused("is in use by another process", "End that one first", cause);
        }
        return dir.refused("cannot be used: " + why, "Move it away to start afresh", cause);
    }
}
