package io.darkroom.app.http;

import io.darkroom.app.config.ServerConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.providers.network.EventLoops;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of {@code serve}, on an event loop of its own. Any thread. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int IDLE_SECONDS = 60;
    private static final int WORKERS = 6;
    private static final int MOST_CONNECTIONS = 200;
    private static final long LIMIT_SECONDS = 10;
    private static final int LONGEST_LINE = 4_096;
    private static final int LARGEST_HEADERS = 8_192;

    private final Optional<Running> running;

    private record Running(Vertx vertx, Routes routes, HttpServer server) {}

    private WebServer(Optional<Running> running) {
        this.running = running;
    }

    private static Running listen(String host, int port, Telling telling) {
        Vertx vertx = EventLoops.start(1, WORKERS);
        Routes routes = new Routes(vertx, telling);
        try {
            HttpServer server = vertx.createHttpServer(options())
                    .requestHandler(routes.router())
                    .connectionHandler(new ConnectionCap(MOST_CONNECTIONS))
                    .listen(port, host)
                    .await(LIMIT_SECONDS, TimeUnit.SECONDS);
            LOG.atInfo().log("health, metrics and status at http://{}:{}", host, server.actualPort());
            return new Running(vertx, routes, server);
        } catch (Exception e) {
            routes.close();
            vertx.close();
            throw UserError.infrastructure(
                    "server.port %d of server.host %s cannot be listened on: %s; another process may have it. Choose another by --http-port, 0 for any free one, off for none."
                            .formatted(port, host, e.getMessage()),
                    e);
        }
    }

    /**
     * Starts it where the configuration wants it.
     *
     * @throws UserError when it cannot listen
     */
    public static WebServer start(ServerConfig config, Telling telling) {
        return new WebServer(
                config.port().isPresent()
                        ? Optional.of(listen(config.host(), config.port().getAsInt(), telling))
                        : Optional.empty());
    }

    /** Where it listens; empty when it does not. */
    public OptionalInt port() {
        return running.isPresent() ? OptionalInt.of(running.get().server().actualPort()) : OptionalInt.empty();
    }

    /** Slow and talkative clients are cut off. */
    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LARGEST_HEADERS)
                .setHandle100ContinueAutomatically(false);
    }

    @Override
    public void close() {
        running.ifPresent(WebServer::close);
    }

    private static void close(Running open) {
        try {
            open.vertx().close().await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            LOG.atDebug().setCause(e).log("the server did not close in order");
        } finally {
            open.routes().close();
        }
    }
}
