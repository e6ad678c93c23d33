package io.darkroom.sandbox.registry;

import io.darkroom.sandbox.port.LoopbackPorts;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * A schema registry with the part of Confluent's REST API that serializers use (Avro, no references, no deletion),
 * on the loopback interface. Schemas, ids and levels are kept in Kafka and survive a restart. Any thread.
 */
public final class RegistryServer implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    private final Vertx vertx;
    private final boolean ownVertx;
    private final Registry registry;
    private final HttpServer server;

    private RegistryServer(Vertx vertx, boolean ownVertx, RegistrySettings settings) {
        this.vertx = vertx;
        this.ownVertx = ownVertx;
        this.registry = new Registry(settings);
        try {
            this.server = vertx.createHttpServer()
                    .requestHandler(new RegistryRoutes(registry).router(vertx))
                    .listen(settings.port(), LoopbackPorts.HOST)
                    .await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            registry.close();
            throw new IllegalStateException(
                    "The registry cannot listen on port " + settings.port() + ": " + e.getMessage() + ".", e);
        }
    }

    /** Starts on an event loop of its own; answers when this returns. */
    public static RegistryServer start(RegistrySettings settings) {
        Vertx own = Vertx.vertx();
        try {
            return new RegistryServer(own, true, settings);
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    /** Starts on a shared event loop. */
    public static RegistryServer start(Vertx vertx, RegistrySettings settings) {
        return new RegistryServer(vertx, false, settings);
    }

    public URI url() {
        return URI.create("http://" + LoopbackPorts.HOST + ":" + server.actualPort());
    }

    @Override
    public void close() {
        try {
            server.close().await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception gone) {
            // It no longer listens either way.
        } finally {
            registry.close();
            if (ownVertx) {
                vertx.close();
            }
        }
    }
}
