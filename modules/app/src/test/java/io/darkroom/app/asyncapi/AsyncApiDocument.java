package io.darkroom.app.asyncapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.asyncapi.Channels.Channel;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.serde.SchemaText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes docs/asyncapi.yaml from the tables of topics and rights, the schemas and the names of headers. Any thread. */
final class AsyncApiDocument {
    static final String BINDING = "0.5.0";

    private static final String AVRO = "application/vnd.apache.avro;version=1.9.0";
    private static final String BEGIN = """
            # Darkroom's topics. Written from the code by AsyncApiTest (GOLDEN_WRITE=1): do not edit.
            """;
    private static final String ABOUT = """
            Catalog events become product pictures. Publishers write `catalog.changes`, consumers read `image.completed`, \
            `image.assets` where there is an asset stage, `image.failed` and `image.status`; the rest is the machine's inside.

            `topics.prefix` goes before every address. Keys are plain UTF-8. Values are Avro behind byte 0 and four bytes of schema \
            id, as Confluent's serializers write them, subject `<topic>-value`. Consumers read with \
            `isolation.level=read_committed`. Numbers of partitions and replicas and the retention of results are the defaults on a \
            cluster (`topics.partitions`, `topics.replication`, `ledger.retention` and seven days).""";
    private static final Map<String, String> KEYS = Map.of(
            "catalog.changes", "Any; the sku by convention, so that events of one product stay in order.",
            "catalog.replays", "As copied.",
            "image.replies", "The sku; none on markers.",
            "image.status", "The idempotency key.",
            "darkroom.controls", "The provider; the provider and :limit for a limit.",
            "darkroom.replays", "The id of the replay.",
            "darkroom.prompts", "version/segment");

    private AsyncApiDocument() {}

    static String text() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        options.setWidth(120);
        options.setSplitLines(true);
        options.setIndent(2);
        options.setDereferenceAliases(true);
        return BEGIN + new Yaml(options).dump(whole());
    }

    private static Map<String, Object> whole() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put("info", info());
        document.put("defaultContentType", "application/avro");
        Map<String, Object> channels = new LinkedHashMap<>();
        Map<String, Object> messages = new LinkedHashMap<>();
        Map<String, Object> schemas = new TreeMap<>();
        for (Channel channel : Channels.all()) {
            channels.put(channel.id(), channel(channel));
            messages.put(channel.id(), message(channel));
            channel.value().ifPresent(type -> schemas.put(type.getSimpleName(), payload(type)));
        }
        document.put("channels", channels);
        document.put("operations", Operations.all());
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("messages", messages);
        components.put("schemas", schemas);
        document.put("components", components);
        return document;
    }

    private static Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "Darkroom");
        info.put(
                "version",
                schema(CatalogChange.class).getField("contractVersion").defaultVal() + ".0.0");
        info.put("description", ABOUT);
        return info;
    }

    private static Map<String, Object> channel(Channel channel) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("address", channel.address());
        written.put("messages", Map.of("record", Map.of("$ref", "#/components/messages/" + channel.id())));
        if (channel.ofProvider()) {
            written.put(
                    "parameters",
                    Map.of(
                            "provider",
                            Map.of("description", "Name of a provider; assets is the queue of the asset stage.")));
        }
        written.put("bindings", Map.of("kafka", binding(channel)));
        return written;
    }

    private static Map<String, Object> binding(Channel channel) {
        Map<String, Object> binding = new LinkedHashMap<>();
        binding.put("partitions", channel.spec().partitions());
        binding.put("replicas", (int) channel.spec().replication());
        Map<String, Object> settings = new TreeMap<>();
        channel.spec().config().forEach((name, value) -> settings.put(name, setting(name, value)));
        binding.put("topicConfiguration", settings);
        binding.put("bindingVersion", BINDING);
        return binding;
    }

    private static Object setting(String name, String value) {
        if (name.equals("cleanup.policy")) {
            return List.of(value);
        }
        return value.matches("-?\\d+") ? (Object) Long.valueOf(value) : value;
    }

    private static Map<String, Object> message(Channel channel) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("summary", summary(channel));
        message.put("contentType", channel.value().isPresent() ? "application/avro" : "application/octet-stream");
        HeaderSchema.of(channel).ifPresent(headers -> message.put("headers", headers));
        channel.value()
                .ifPresent(
                        type -> message.put("payload", Map.of("$ref", "#/components/schemas/" + type.getSimpleName())));
        Map<String, Object> binding = new LinkedHashMap<>();
        binding.put("key", key(channel));
        if (channel.value().isPresent()) {
            binding.put("schemaIdLocation", "payload");
            binding.put("schemaIdPayloadEncoding", "confluent");
            binding.put("schemaLookupStrategy", "TopicNameStrategy");
        }
        binding.put("bindingVersion", BINDING);
        message.put("bindings", Map.of("kafka", binding));
        return message;
    }

    private static Map<String, Object> key(Channel channel) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("type", "string");
        key.put("description", KEYS.getOrDefault(channel.id(), channel.deadLetters() ? "As read." : "The sku."));
        return key;
    }

    private static String summary(Channel channel) {
        if (channel.deadLetters()) {
            return "A record of %s that cannot be decoded: bytes and headers as read, and headers with the error."
                    .formatted(channel.address().replaceFirst("\\.dlq$", ""));
        }
        return channel.value()
                .map(type -> schema(type).getDoc())
                .orElse("A record that a replay copied byte for byte, and headers that say where from.");
    }

    private static Map<String, Object> payload(Class<? extends SpecificRecord> type) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("schemaFormat", AVRO);
        payload.put("schema", tree(schema(type)));
        return payload;
    }

    private static Schema schema(Class<? extends SpecificRecord> type) {
        return SchemaText.published(SpecificData.get().getSchema(type));
    }

    private static Object tree(Schema schema) {
        try {
            return new ObjectMapper().readValue(schema.toString(), Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote a schema that is no JSON", e);
        }
    }
}
