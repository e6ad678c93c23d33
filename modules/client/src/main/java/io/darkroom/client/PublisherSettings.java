package io.darkroom.client;

import io.darkroom.contract.topic.Brokers;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * The properties of a publisher: Kafka's, the registry's by Confluent's names, and ours. Whatever would weaken what the
 * publisher promises is refused. Any thread.
 *
 * @param all as given
 */
record PublisherSettings(Map<String, ?> all) {
    private static final String OURS = "darkroom.";
    private static final Set<String> KNOWN = Set.of(CatalogPublisher.TOPICS_PREFIX, CatalogPublisher.SOURCE);
    private static final Pattern OF_THE_REGISTRY = Pattern.compile(
            "schema\\.registry\\..*|basic\\.auth\\..*|auto\\.register\\.schemas|use\\.latest\\.version|value\\.subject\\.name\\.strategy");
    private static final String DEFAULT_SOURCE = "/catalog";

    PublisherSettings {
        all = Map.copyOf(all);
        requireKnown(all);
        require(all, ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "the brokers, such as kafka:9092");
        Brokers.broken(String.valueOf(all.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG)))
                .ifPresent(rule -> {
                    throw new ConfigException(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG + " " + rule);
                });
        require(all, "schema.registry.url", "the schema registry, such as http://registry:8081");
        only(all, ProducerConfig.ACKS_CONFIG, "all, or an event can be lost that was acknowledged", "all", "-1");
        only(all, ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true, or an event can arrive twice", "true");
        absent(all, ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, "the key is always the sku");
        absent(all, ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, "schema.registry.serde chooses another serializer");
        absent(
                all,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "for transactions use ChangeRecords and a producer of your own");
    }

    /** What the producer gets. */
    Map<String, Object> producer() {
        Map<String, Object> made = new HashMap<>(all);
        made.keySet()
                .removeIf(name ->
                        name.startsWith(OURS) || OF_THE_REGISTRY.matcher(name).matches());
        made.put(ProducerConfig.ACKS_CONFIG, "all");
        made.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return made;
    }

    /** What the admin client gets that looks for the topic. */
    Map<String, Object> admin() {
        Map<String, Object> made = new HashMap<>(all);
        made.keySet().retainAll(AdminClientConfig.configNames());
        return made;
    }

    String bootstrapServers() {
        return String.valueOf(all.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    String topicsPrefix() {
        return text(CatalogPublisher.TOPICS_PREFIX).orElse("");
    }

    /** CloudEvents source of every event. */
    String source() {
        String source = text(CatalogPublisher.SOURCE).orElse(DEFAULT_SOURCE);
        try {
            return new URI(source).toString();
        } catch (URISyntaxException e) {
            throw new ConfigException(
                    CatalogPublisher.SOURCE + " must be a URI reference such as /catalog/pim, was " + source);
        }
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(all.get(name)).map(Object::toString).filter(text -> !text.isBlank());
    }

    private static void requireKnown(Map<String, ?> all) {
        all.keySet().stream()
                .filter(name -> name.startsWith(OURS) && !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ConfigException(
                            "There is no property " + name + "; there are " + String.join(", ", new TreeSet<>(KNOWN)));
                });
    }

    private static void require(Map<String, ?> all, String name, String what) {
        if (!all.containsKey(name)) {
            throw new ConfigException(name + " is missing: the address of " + what);
        }
    }

    private static void only(Map<String, ?> all, String name, String why, String... allowed) {
        if (all.containsKey(name)
                && !Set.of(allowed).contains(String.valueOf(all.get(name)).toLowerCase(Locale.ROOT))) {
            throw new ConfigException(name + " must be " + why + "; was " + all.get(name));
        }
    }

    private static void absent(Map<String, ?> all, String name, String why) {
        if (all.containsKey(name)) {
            throw new ConfigException(name + " must not be set: " + why);
        }
    }
}
