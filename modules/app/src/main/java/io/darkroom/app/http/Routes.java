package io.darkroom.app.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.darkroom.app.local.Installation;
import io.darkroom.app.status.StatusLookup;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The paths of the server; what may block runs on worker threads. Event loop only, but for the answers. */
final class Routes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** Look-ups at a time: each reads whole partitions. */
    private static final int LOOK_UPS = 2;

    private static final Map<String, String> PATHS = new TreeMap<>(Map.of(
            "/health/live", "fails when this process should be started again",
            "/health/started", "fails until each stage has worked once",
            "/health/ready",
                    "fails while a stage does not work, Kafka is away or the start waits for the schema registry, warns while the provider is held",
            "/metrics", "metrics in Prometheus' text format",
            "/v1/status/NAME", "where a sku, an idempotency key or a job is, as darkroom status --json",
            "/assets/NAME", "a picture that an image API sent inside its answer",
            "/webhooks/…", "POST: where an image API tells that a job is over, when webhooks.url is set"));

    private final Vertx vertx;
    private final Telling telling;
    private final KafkaCheck kafka;
    private final Semaphore lookUps = new Semaphore(LOOK_UPS);

    private record Answer(int code, String type, String text) {}

    Routes(Vertx vertx, Telling telling) {
        this.vertx = vertx;
        this.telling = telling;
        this.kafka = new KafkaCheck(() -> telling.installation().get().map(Installation::admin));
    }

    Router router() {
        Router router = Router.router(vertx);
        router.get("/").handler(c -> send(c, index()));
        router.get("/health/live")
                .handler(c -> send(c, health(HealthRules.live(telling.health().get()))));
        router.get("/health/started")
                .handler(
                        c -> send(c, health(HealthRules.started(telling.health().get()))));
        router.get("/health/ready").handler(c -> aside(c, this::ready));
        router.get("/metrics").handler(c -> aside(c, this::metrics));
        router.get("/v1/status/:name").handler(this::status);
        telling.doors().addTo(router);
        router.errorHandler(
                404, c -> send(c, error(404, "There is no " + c.request().path() + "; GET / lists the paths.")));
        router.errorHandler(405, c -> send(c, error(405, "Only GET is answered here, and POST at /webhooks.")));
        router.errorHandler(400, c -> send(c, error(400, "The path cannot be read: percent-encode it as UTF-8.")));
        router.errorHandler(500, Routes::failed);
        return router;
    }

    private Answer ready() {
        Instant now = Instant.now();
        return health(HealthRules.ready(telling.health().get(), kafka.check(now), now));
    }

    private Answer metrics() {
        return new Answer(200, METRICS_TYPE, telling.metrics().get());
    }

    private Answer health(HealthReport report) {
        int code = report.verdict() == HealthReport.Verdict.FAIL ? 503 : 200;
        return new Answer(code, HealthJson.TYPE, HealthJson.text(report, telling.instance(), Instant.now()));
    }

    private void status(RoutingContext context) {
        Optional<StatusLookup> lookup = telling.status().get();
        String name = context.pathParam("name");
        if (lookup.isEmpty()) {
            busy(context, "The process has just begun; ask again in a moment.");
        } else if (name == null || name.isBlank()) {
            send(context, error(404, "A name is missing: GET /v1/status/NAME."));
        } else if (!lookUps.tryAcquire()) {
            busy(context, LOOK_UPS + " look-ups are running, each reads much; ask again in a moment.");
        } else {
            aside(context, () -> {
                try {
                    return status(lookup.get(), name);
                } finally {
                    lookUps.release();
                }
            });
        }
    }

    private static Answer status(StatusLookup lookup, String name) {
        StatusLookup.Json answer = lookup.look(name);
        return new Answer(answer.found() ? 200 : 404, JSON_TYPE, answer.text());
    }

    private static void busy(RoutingContext context, String sentence) {
        context.response().putHeader("Retry-After", "2");
        send(context, error(503, sentence));
    }

    private void aside(RoutingContext context, Callable<Answer> work) {
        vertx.executeBlocking(work, false)
                .onSuccess(answer -> send(context, answer))
                .onFailure(context::fail);
    }

    private static void failed(RoutingContext context) {
        LOG.atWarn().setCause(context.failure()).log("a question could not be answered");
        send(context, error(500, "The question could not be answered; the log says why."));
    }

    private static Answer index() {
        ObjectNode json = JSON.createObjectNode();
        PATHS.forEach(json::put);
        return new Answer(200, JSON_TYPE, json.toString());
    }

    private static Answer error(int code, String sentence) {
        return new Answer(
                code, JSON_TYPE, JSON.createObjectNode().put("error", sentence).toString());
    }

    private static void send(RoutingContext context, Answer answer) {
        if (!context.response().ended() && !context.response().closed()) {
            context.response()
                    .setStatusCode(answer.code())
                    .putHeader("Content-Type", answer.type())
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .end(answer.text() + (answer.text().endsWith("\n") ? "" : "\n"));
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
