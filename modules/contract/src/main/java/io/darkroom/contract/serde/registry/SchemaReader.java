package io.darkroom.contract.serde.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/**
 * Turns what the registry says about a schema into an Avro schema, together with the schemas that it refers to. Never
 * blocks, its futures never fail. Any thread.
 */
final class SchemaReader {

    private static final int DEEPEST = 20;

    /** How reading ended. */
    sealed interface Result {
        record Read(Schema schema) implements Result {}

        /** Not an Avro schema that this program can read. */
        record Unreadable(String why) implements Result {}

        record Unavailable(String why) implements Result {}
    }

    private final Function<String, CompletableFuture<RegistryAnswer>> get;

    /** @param get asks the registry for a path */
    SchemaReader(Function<String, CompletableFuture<RegistryAnswer>> get) {
        this.get = get;
    }

    CompletableFuture<Result> read(JsonNode answer) {
        String type = answer.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            return CompletableFuture.completedFuture(new Result.Unreadable("it is " + type + ", not Avro"));
        }
        return collect(answer, 0).thenApply(SchemaReader::parse);
    }

    /** Texts in the order in which they can be parsed, the asked one last; or why not. */
    private sealed interface Texts {
        record All(List<String> texts) implements Texts {}

        record Missing(Result why) implements Texts {}
    }

    private CompletableFuture<Texts> collect(JsonNode answer, int depth) {
        if (depth > DEEPEST) {
            return CompletableFuture.completedFuture(
                    new Texts.Missing(new Result.Unreadable("its references are nested too deeply")));
        }
        CompletableFuture<Texts> all = CompletableFuture.completedFuture(new Texts.All(List.of()));
        for (JsonNode reference : answer.path("references")) {
            all = all.thenCombine(referred(reference, depth), SchemaReader::join);
        }
        Texts self = new Texts.All(List.of(answer.path("schema").asText()));
        return all.thenApply(texts -> join(texts, self));
    }

    private CompletableFuture<Texts> referred(JsonNode reference, int depth) {
        String subject = reference.path("subject").asText();
        String path = RegistryPaths.version(subject, reference.path("version").asText());
        return get.apply(path).thenCompose(answer -> switch (answer) {
            case RegistryAnswer.Ok ok -> collect(ok.body(), depth + 1);
            case RegistryAnswer.Refused no
            when no.absent() -> missing(new Result.Unreadable("it refers to " + subject + ": " + no.sentence()));
            case RegistryAnswer.Refused no -> missing(new Result.Unavailable(no.sentence()));
            case RegistryAnswer.Unavailable no -> missing(new Result.Unavailable(no.why()));
        });
    }

    private static CompletableFuture<Texts> missing(Result why) {
        return CompletableFuture.completedFuture(new Texts.Missing(why));
    }

    private static Texts join(Texts first, Texts second) {
        if (first instanceof Texts.All one && second instanceof Texts.All two) {
            List<String> texts = new ArrayList<>(one.texts());
            two.texts().stream().filter(text -> !texts.contains(text)).forEach(texts::add);
            return new Texts.All(texts);
        }
        return first instanceof Texts.Missing ? first : second;
    }

    private static Result parse(Texts texts) {
        return switch (texts) {
            case Texts.Missing missing -> missing.why();
            case Texts.All all -> parse(all.texts());
        };
    }

    private static Result parse(List<String> texts) {
        try {
            // Other languages allow names and defaults that Java's parser refuses; for reading they do not matter.
            Schema.Parser parser = new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false);
            Schema last = null;
            for (String text : texts) {
                last = parser.parse(text);
            }
            return last == null ? new Result.Unreadable("it is empty") : new Result.Read(last);
        } catch (AvroRuntimeException e) {
            return new Result.Unreadable("it cannot be parsed: " + e.getMessage());
        }
    }
}
