package io.darkroom.contract.serde.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;

/**
 * A client of a schema registry with Confluent's REST API. Schemas never change under their id, so those found are kept
 * for ever. {@link #cached} and {@link #lookup} never block; the other methods wait for the registry, retries included,
 * and throw {@link SchemaRegistryException}: they belong to start-up and to commands. Any thread.
 */
public final class SchemaRegistryClient implements AutoCloseable {

    private final RegistryHttp http;
    private final SchemaReader reader;
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<Integer, CompletableFuture<Lookup>> running = new ConcurrentHashMap<>();

    /** @param config Confluent's property names, such as {@code schema.registry.url} */
    public SchemaRegistryClient(Map<String, ?> config) {
        this.http = new RegistryHttp(RegistrySettings.from(config));
        this.reader = new SchemaReader(http::get);
    }

    /** The schema of an id that was looked up or registered before. Never blocks. */
    public Optional<Schema> cached(int id) {
        return Optional.ofNullable(schemas.get(id));
    }

    /** Asks for the schema of an id, once for all who ask at the same time. Never blocks; the future never fails. */
    public CompletableFuture<Lookup> lookup(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return CompletableFuture.completedFuture(new Lookup.Found(id, known));
        }
        CompletableFuture<Lookup> mine = new CompletableFuture<>();
        CompletableFuture<Lookup> other = running.putIfAbsent(id, mine);
        if (other != null) {
            return other.copy();
        }
        CompletableFuture<Lookup> unused = ask(id).whenComplete((lookup, bug) -> {
            if (lookup instanceof Lookup.Found found) {
                schemas.put(id, found.schema());
            }
            running.remove(id);
            mine.complete(bug == null ? lookup : new Lookup.Unavailable(id, bug.toString()));
        });
        return mine.copy();
    }

    /** The schema's id under a subject, registered when it is new. */
    public int register(String subject, Schema schema) {
        String what = "register " + schema.getFullName() + " under subject " + subject;
        JsonNode body = ok(what, await(what, http.post(RegistryPaths.versions(subject), text(schema))));
        return remember(body.path("id").asInt(), schema);
    }

    /** The schema's id under a subject; empty when it is not registered there. */
    public Optional<Integer> find(String subject, Schema schema) {
        String what = "look up " + schema.getFullName() + " under subject " + subject;
        return okUnless(what, await(what, http.post(RegistryPaths.subject(subject), text(schema))))
                .map(body -> remember(body.path("id").asInt(), schema));
    }

    /** The newest version of a subject; empty when the subject is unknown. */
    public Optional<RegisteredSchema> latest(String subject) {
        String what = "read the latest version of subject " + subject;
        return okUnless(what, await(what, http.get(RegistryPaths.version(subject, "latest"))))
                .map(body -> registered(what, body));
    }

    /** Whether a subject's rules admit a schema; an unknown subject admits all. */
    public Compatibility compatibility(String subject, Schema schema) {
        String what = "compare " + schema.getFullName() + " with subject " + subject;
        return okUnless(what, await(what, http.post(RegistryPaths.compatibility(subject), text(schema))))
                .map(body -> new Compatibility(body.path("is_compatible").asBoolean(), texts(body.path("messages"))))
                .orElse(new Compatibility(true, List.of()));
    }

    @Override
    public void close() {
        http.close();
    }

    private CompletableFuture<Lookup> ask(int id) {
        return http.get(RegistryPaths.id(id)).thenCompose(answer -> switch (answer) {
            case RegistryAnswer.Ok ok -> reader.read(ok.body()).thenApply(result -> lookup(id, result));
            case RegistryAnswer.Refused no ->
                CompletableFuture.completedFuture(
                        no.absent()
                                ? new Lookup.Unknown(id, no.sentence())
                                : new Lookup.Unavailable(id, no.sentence()));
            case RegistryAnswer.Unavailable no ->
                CompletableFuture.completedFuture(new Lookup.Unavailable(id, no.why()));
        });
    }

    private static Lookup lookup(int id, SchemaReader.Result result) {
        return switch (result) {
            case SchemaReader.Result.Read read -> new Lookup.Found(id, read.schema());
            case SchemaReader.Result.Unreadable no -> new Lookup.Unknown(id, no.why());
            case SchemaReader.Result.Unavailable no -> new Lookup.Unavailable(id, no.why());
        };
    }

    private RegisteredSchema registered(String what, JsonNode body) {
        int id = body.path("id").asInt();
        return switch (await(what, reader.read(body))) {
            case SchemaReader.Result.Read read ->
                new RegisteredSchema(
                        remember(id, read.schema()), body.path("version").asInt(), read.schema());
            case SchemaReader.Result.Unreadable no ->
                throw SchemaRegistryException.refused("Cannot " + what + ": " + no.why());
            case SchemaReader.Result.Unavailable no ->
                throw SchemaRegistryException.unavailable("Cannot " + what + ": " + no.why());
        };
    }

    private int remember(int id, Schema schema) {
        schemas.putIfAbsent(id, schema);
        return id;
    }

    /** The body, or empty when the subject, version or schema does not exist. */
    private static Optional<JsonNode> okUnless(String what, RegistryAnswer answer) {
        boolean absent = answer instanceof RegistryAnswer.Refused no && no.absent();
        return absent ? Optional.empty() : Optional.of(ok(what, answer));
    }

    private static JsonNode ok(String what, RegistryAnswer answer) {
        return switch (answer) {
            case RegistryAnswer.Ok ok -> ok.body();
            case RegistryAnswer.Refused no ->
                throw SchemaRegistryException.refused("Cannot " + what + ": " + no.sentence());
            case RegistryAnswer.Unavailable no ->
                throw SchemaRegistryException.unavailable("Cannot " + what + ": " + no.why());
        };
    }

    private static <T> T await(String what, CompletableFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SchemaRegistryException.interrupted("Cannot " + what + ": interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A future of the registry client failed", e.getCause());
        }
    }

    private static ObjectNode text(Schema schema) {
        return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
