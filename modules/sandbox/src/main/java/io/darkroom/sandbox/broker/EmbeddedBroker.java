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
 * restart and the death of the process: after a {@code kill -9} the same folder starts again. Any thread.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

    private final BrokerDir dir;
    private final DirLock lock;
    private final int port;
    private final KafkaRaftServer server;
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private final Consumer<String> stopListener = this::gaveUp;
    private boolean closed;

    private EmbeddedBroker(BrokerSettings settings, BrokerDir dir, DirLock lock) throws IOException {
        this.dir = dir;
        this.lock = lock;
        LoopbackPorts ports = new LoopbackPorts(dir.ports());
        this.port = ports.claim("broker", settings.port());
        var properties = BrokerProperties.of(dir.data(), port, ports.claim("controller", 0));
        dir.format(properties);
        FatalStops.listen(stopListener);
        try {
            if (dir.killed()) {
                DeadRegistration.strike(properties);
            }
            this.server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        } catch (InterruptedException e) {
            FatalStops.forget(stopListener);
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (BrokerStartException e) {
            FatalStops.forget(stopListener);
            throw e;
        } catch (RuntimeException e) {
            FatalStops.forget(stopListener);
            throw refused(dir, e);
        }
    }

    /**
     * Starts the broker and returns when it takes requests.
     *
     * @throws BrokerStartException with a sentence for the user: folder not usable, of another Kafka, damaged, in use;
     *     port taken; not ready in time
     */
    public static EmbeddedBroker start(BrokerSettings settings) {
        BrokerDir dir = new BrokerDir(settings.dir());
        DirLock lock = dir.prepare();
        EmbeddedBroker broker;
        try {
            broker = new EmbeddedBroker(settings, dir, lock);
        } catch (IOException e) {
            lock.close();
            throw new BrokerStartException("The broker cannot listen: " + e.getMessage() + ".", e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        try {
            broker.awaitStart(BrokerSettings.START_LIMIT);
            return broker;
        } catch (RuntimeException e) {
            broker.close();
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
            lock.close();
        }
    }

    private void awaitStart(Duration limit) {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("broker-start").start(() -> {
            try {
                server.startup();
                ready.complete(null);
            } catch (Throwable e) {
                ready.completeExceptionally(e);
            }
        });
        try {
            CompletableFuture.anyOf(ready, failure).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (TimeoutException e) {
            throw new BrokerStartException("The broker was not ready within " + limit.toSeconds() + " s.", e);
        } catch (ExecutionException e) {
            throw refused(dir, e);
        }
        if (failure.isDone()) {
            throw new BrokerStartException(failure.join(), null);
        }
    }

    private void gaveUp(String why) {
        failure.complete(
                dir.full()
                        ? "The broker stopped: the disk of " + dir.data() + " is full."
                        : "The broker stopped: " + why + ". Its log says more; its data is in " + dir.data() + ".");
    }

    private static BrokerStartException interrupted(InterruptedException e) {
        return new BrokerStartException("The start of the broker was interrupted.", e);
    }

    private static BrokerStartException refused(BrokerDir dir, Exception cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = String.valueOf(root.getMessage()).replaceFirst("\\.+$", "");
        return dir.refused("cannot be used: " + why, "Move it away to start afresh", cause);
    }
}
