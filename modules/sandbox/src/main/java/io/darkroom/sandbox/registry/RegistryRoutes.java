package io.darkroom.sandbox.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Confluent's REST paths on top of a registry. Query parameters that only refine ({@code normalize}, {@code deleted},
 * {@code format} …) are ignored. Answers are made on worker threads.
 */
final class RegistryRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryRoutes.class);
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int MAX_BODY_BYTES = 4 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Registry registry;

    RegistryRoutes(Registry registry) {
        this.registry = registry;
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        on(router, HttpMethod.GET, "/", c -> Map.of());
        on(router, HttpMethod.GET, "/schemas/types", c -> List.of("AVRO"));
        on(router, HttpMethod.GET, "/mode", c -> Map.of("mode", "READWRITE"));
        on(router, HttpMethod.GET, "/schemas/ids/:id", c -> Map.of("schema", registry.schema(id(c))));
        on(router, HttpMethod.GET, "/schemas/ids/:id/schema", c -> tree(registry.schema(id(c))));
        on(
                router,
                HttpMethod.GET,
                "/schemas/ids/:id/subjects",
                c -> registry.withId(id(c)).stream()
                        .map(Subjects.Version::subject)
                        .toList());
        on(
                router,
                HttpMethod.GET,
                "/schemas/ids/:id/versions",
                c -> registry.withId(id(c)).stream()
                        .map(version -> Map.of("subject", version.subject(), "version", version.version()))
                        .toList());
        on(router, HttpMethod.GET, "/subjects", c -> registry.names());
        on(router, HttpMethod.POST, "/subjects/:subject", c -> registry.lookup(subject(c), schema(c)));
        on(
                router,
                HttpMethod.GET,
                "/subjects/:subject/versions",
                c -> registry.versions(subject(c)).stream()
                        .map(Subjects.Version::version)
                        .toList());
        on(
                router,
                HttpMethod.POST,
                "/subjects/:subject/versions",
                c -> Map.of("id", registry.register(subject(c), schema(c))));
        on(
                router,
                HttpMethod.GET,
                "/subjects/:subject/versions/:version",
                c -> registry.version(subject(c), c.pathParam("version")));
        on(
                router,
                HttpMethod.GET,
                "/subjects/:subject/versions/:version/schema",
                c -> tree(registry.version(subject(c), c.pathParam("version")).schema()));
        on(router, HttpMethod.POST, "/compatibility/subjects/:subject/versions", c -> verdict(c, Optional.empty()));
        on(
                router,
                HttpMethod.POST,
                "/compatibility/subjects/:subject/versions/:version",
                c -> verdict(c, Optional.of(c.pathParam("version"))));
        on(router, HttpMethod.GET, "/config", c -> level(c, Registry.ALL));
        on(router, HttpMethod.PUT, "/config", c -> setLevel(c, Registry.ALL));
        on(router, HttpMethod.GET, "/config/:subject", c -> level(c, subject(c)));
        on(router, HttpMethod.PUT, "/config/:subject", c -> setLevel(c, subject(c)));
        on(router, HttpMethod.DELETE, "/config/:subject", c -> removeLevel(subject(c)));
        router.errorHandler(404, c -> fail(c, new RegistryError(404, "HTTP 404 Not Found")));
        router.errorHandler(405, c -> fail(c, new RegistryError(405, "HTTP 405 Method Not Allowed")));
        router.errorHandler(413, c -> fail(c, new RegistryError(413, "HTTP 413 larger than " + MAX_BODY_BYTES)));
        return router;
    }

    private static void on(Router router, HttpMethod method, String path, Function<RoutingContext, Object> answer) {
        router.route(method, path)
                .blockingHandler(
                        context -> {
                            try {
                                send(context, 200, answer.apply(context));
                            } catch (RegistryError refused) {
                                fail(context, refused);
                            } catch (RuntimeException e) {
                                LOG.warn("a request to the registry failed", e);
                                fail(context, new RegistryError(50001, "Error in the registry: " + e));
                            }
                        },
                        false);
    }

    private Object verdict(RoutingContext context, Optional<String> version) {
        List<String> problems = registry.problems(subject(context), version, schema(context));
        boolean verbose = Boolean.parseBoolean(context.request().getParam("verbose"));
        return verbose
                ? Map.of("is_compatible", problems.isEmpty(), "messages", problems)
                : Map.of("is_compatible", problems.isEmpty());
    }

    private Object level(RoutingContext context, String subject) {
        boolean orGlobal = Boolean.parseBoolean(context.request().getParam("defaultToGlobal"));
        return Map.of(
                "compatibilityLevel",
                registry.level(subject)
                        .or(() -> orGlobal ? registry.level(Registry.ALL) : Optional.empty())
                        .orElseThrow(() -> RegistryError.noSubjectConfig(subject)));
    }

    private Object setLevel(RoutingContext context, String subject) {
        Compatibility level = Compatibility.named(
                        body(context).path("compatibility").asText())
                .orElseThrow(RegistryError::invalidLevel);
        registry.level(subject, Optional.of(level));
        return Map.of("compatibility", level);
    }

    private Object removeLevel(String subject) {
        Compatibility was = registry.level(subject).orElseThrow(() -> RegistryError.noSubjectConfig(subject));
        registry.level(subject, Optional.empty());
        return Map.of("compatibilityLevel", was);
    }

    private static String subject(RoutingContext context) {
        return context.pathParam("subject");
    }

    private static int id(RoutingContext context) {
        try {
            return Integer.parseInt(context.pathParam("id"));
        } catch (NumberFormatException e) {
            throw new RegistryError(404, "HTTP 404 Not Found");
        }
    }

    private static String schema(RoutingContext context) {
        JsonNode body = body(context);
        String type = body.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw RegistryError.invalidSchema("this registry keeps AVRO only, not " + type);
        }
        if (!body.path("references").isEmpty()) {
            throw RegistryError.invalidSchema("this registry keeps schemas without references only");
        }
        if (!body.path("schema").isTextual()) {
            throw RegistryError.invalidSchema("the field schema is missing");
        }
        return body.path("schema").asText();
    }

    private static JsonNode body(RoutingContext context) {
        Buffer body = context.body().buffer();
        try {
            return body == null ? JSON.nullNode() : JSON.readTree(body.getBytes());
        } catch (java.io.IOException e) {
            throw new RegistryError(400, "The body is no JSON");
        }
    }

    private static Object tree(String schema) {
        try {
            return JSON.readTree(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored schema is no JSON", e);
        }
    }

    private static void fail(RoutingContext context, RegistryError error) {
        send(
                context,
                error.status(),
                Map.of("error_code", error.code(), "message", String.valueOf(error.getMessage())));
    }

    private static void send(RoutingContext context, int status, Object body) {
        try {
            context.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", CONTENT_TYPE)
                    .end(Buffer.buffer(JSON.writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }
}
