package io.darkroom.app.config.load;

import io.darkroom.app.config.ApiAccess;
import io.darkroom.app.config.ClusterConfig;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.KafkaConfig;
import io.darkroom.app.config.Place;
import io.darkroom.app.config.Price;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.Providers;
import io.darkroom.app.config.RegistryConfig;
import io.darkroom.app.config.ServerConfig;
import io.darkroom.app.config.StagesConfig;
import io.darkroom.app.config.TopicsConfig;
import io.darkroom.app.config.WebhookConfig;
import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.log.LogFormat;
import io.darkroom.contract.topic.TopicSizing;
import io.darkroom.contract.topic.Topics;
import io.darkroom.sandbox.SandboxSettings;
import io.darkroom.sandbox.api.setting.Latency;
import io.darkroom.sandbox.fault.FaultScript;
import io.darkroom.sandbox.webhook.Signing;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the tree of validated records from settings. Any thread. */
final class ConfigTree {
    private final Settings settings;
    private final Map<String, String> environment;

    ConfigTree(Settings settings, Map<String, String> environment) {
        this.settings = DerivedDefaults.addedTo(SpeechReader.withDefaults(settings), environment);
        this.environment = environment;
    }

    DarkroomConfig read() {
        Providers providers = new ProvidersReader(settings).read(this::provider);
        ClusterConfig cluster = cluster();
        StagesConfig stages = settings.checked(
                "",
                () -> new StagesReader(settings, providers).read(cluster.kafka().forStreams()));
        // Needed later; a wrong entry is told before anything is paid for.
        var unused = settings.hosts("pictures.allowed-hosts");
        var unusedFormat = settings.choice("log.format", LogFormat.class);
        return new DarkroomConfig(
                providers, place(), cluster, stages, sandbox(), server(), webhooks(), assets(), settings);
    }

    /** @param property that names it */
    private ProviderConfig provider(String name, String property) {
        String scope = "providers." + name;
        if (name.equals(Topics.ASSET_STAGE)) {
            throw UserError.usage("%s must not be %s, which names the asset stage (from %s)."
                    .formatted(property, name, settings.origin(property)));
        }
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")
                || settings.text(scope + ".dialect").isEmpty()) {
            throw UserError.usage("%s must be one of %s or have its own providers.%s.dialect, was %s (from %s)."
                    .formatted(
                            property,
                            String.join(", ", settings.namesUnder("providers")),
                            name,
                            name,
                            settings.origin(property)));
        }
        if (!name.equals(ProviderConfig.SANDBOX)) {
            settings.required(scope + ".base-url");
        }
        return settings.checked(
                scope,
                () -> new ProviderConfig(
                        name,
                        new SpeechReader(settings, scope).read(),
                        settings.required(scope + ".model"),
                        settings.integer(scope + ".max-in-flight"),
                        billing(scope),
                        api(scope)));
    }

    private ProviderConfig.Billing billing(String scope) {
        Optional<String> variable = settings.text(scope + ".api-key-env");
        return new ProviderConfig.Billing(
                variable,
                variable.map(environment::get).map(String::strip).filter(key -> !key.isEmpty()),
                price(scope + ".price"),
                price(scope + ".credit-price"));
    }

    private Optional<Price> price(String property) {
        return settings.text(property).map(text -> Price.parse(property, text));
    }

    private ApiAccess api(String scope) {
        return new ApiAccess(
                settings.uri(scope + ".base-url"),
                settings.duration(scope + ".call-timeout"),
                settings.duration(scope + ".connect-timeout"),
                (int) Math.min(Integer.MAX_VALUE, settings.bytes(scope + ".max-response-bytes")),
                proxies(),
                settings.path("http.ca-file"));
    }

    /** A proxy of the configuration takes the place of those in the environment; exceptions stay. */
    private Map<String, String> proxies() {
        Map<String, String> variables = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).endsWith("_proxy")) {
                variables.put(name, value);
            }
        });
        settings.text("http.proxy").ifPresent(proxy -> {
            variables.put("https_proxy", proxy);
            variables.put("http_proxy", proxy);
        });
        return variables;
    }

    private Place place() {
        Path dataDir = settings.path("data-dir").orElseThrow();
        String instance = settings.required("instance-id");
        return settings.checked("", () -> new Place(dataDir, instance));
    }

    private ClusterConfig cluster() {
        KafkaConfig kafka = new KafkaConfig(
                settings.under("kafka"),
                settings.under("streams"),
                settings.under("producer"),
                settings.under("consumer"));
        RegistryConfig registry = settings.checked(
                "",
                () -> new RegistryConfig(
                        settings.uri("schema-registry.url"),
                        settings.text("schema-registry.basic-auth"),
                        settings.text("schema-registry.serde"),
                        settings.under("schema-registry.properties")));
        TopicsConfig topics = settings.checked(
                "",
                () -> new TopicsConfig(
                        settings.text("topics.prefix").orElse(""),
                        new TopicSizing(
                                settings.integer("topics.partitions"),
                                replication(settings.integer("topics.replication")),
                                settings.duration("ledger.retention"),
                                settings.duration("retry.max-age"))));
        return settings.checked("", () -> new ClusterConfig(kafka, registry, topics));
    }

    /** What does not fit into Kafka's short must not be shown as another number. */
    private static short replication(int copies) {
        if (copies != (short) copies) {
            throw new IllegalArgumentException("topics.replication must be 1 to 10, was " + copies);
        }
        return (short) copies;
    }

    private SandboxSettings sandbox() {
        return settings.checked("", () -> {
            String faults = settings.text("sandbox.faults").orElse("none");
            checkFaults(faults);
            return new SandboxSettings(
                    Latency.parse(settings.required("sandbox.latency")),
                    faults,
                    settings.flag("sandbox.honour-idempotency-key"),
                    Set.copyOf(settings.list("sandbox.keys")),
                    Signing.parse(
                            settings.required("sandbox.webhook-signature"),
                            settings.text("sandbox.webhook-secret").orElse("")),
                    new SandboxSettings.Ports(
                            settings.integer("sandbox.kafka-port"),
                            settings.integer("sandbox.registry-port"),
                            settings.integer("sandbox.api-port"),
                            settings.required("sandbox.api-host")));
        });
    }

    private ServerConfig server() {
        return settings.checked(
                "", () -> ServerConfig.parse(settings.required("server.host"), settings.required("server.port")));
    }

    private WebhookConfig webhooks() {
        return settings.checked("", () -> WebhookConfig.read(settings, environment));
    }

    private AssetConfig assets() {
        return settings.checked("", () -> AssetConfig.read(settings));
    }

    /** Reads the rules as the sandbox will, so that a wrong one ends the command before anything starts. */
    private static void checkFaults(String spec) {
        new FaultScript(spec, System::nanoTime).clear();
    }
}
