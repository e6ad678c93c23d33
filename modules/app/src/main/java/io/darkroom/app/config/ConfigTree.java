package io.darkroom.app.config;

import io.darkroom.app.exit.UserError;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads the tree of validated records from settings. Any thread. */
final class ConfigTree {
    private final Settings settings;
    private final Map<String, String> environment;

    ConfigTree(Settings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    DarkroomConfig read() {
        return new DarkroomConfig(provider(), place(), cluster(), sandbox(), settings);
    }

    private ProviderConfig provider() {
        String name = settings.required("provider");
        String scope = "providers." + name;
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")
                || settings.text(scope + ".dialect").isEmpty()) {
            throw UserError.usage("provider must be one of %s or have its own providers.%s.dialect, was %s (from %s)."
                    .formatted(
                            String.join(", ", settings.namesUnder("providers")),
                            name,
                            name,
                            settings.origin("provider")));
        }
        return settings.checked(
                scope,
                () -> new ProviderConfig(
                        name,
                        settings.required(scope + ".dialect"),
                        settings.required(scope + ".model"),
                        settings.integer(scope + ".max-in-flight"),
                        settings.flag(scope + ".idempotent"),
                        billing(scope),
                        http(name, scope)));
    }

    private ProviderConfig.Billing billing(String scope) {
        Optional<String> variable = settings.text(scope + ".api-key-env");
        return new ProviderConfig.Billing(
                variable,
                variable.map(environment::get).map(String::strip).filter(key -> !key.isEmpty()),
                settings.text(scope + ".price").map(text -> Price.parse(scope + ".price", text)));
    }

    private ProviderHttp http(String name, String scope) {
        ProviderHttp http = new ProviderHttp(
                settings.uri(scope + ".base-url"),
                settings.duration(scope + ".call-timeout"),
                settings.duration(scope + ".connect-timeout"),
                (int) Math.min(Integer.MAX_VALUE, settings.bytes(scope + ".max-response-bytes")),
                settings.uri("http.proxy"),
                settings.path("http.ca-file"));
        if (http.base().isEmpty() && !name.equals(ProviderConfig.SANDBOX)) {
            throw UserError.usage(scope + ".base-url must be set.");
        }
        return NoProxy.of(environment).applyTo(http);
    }

    private Place place() {
        Path dataDir = settings.path("data-dir").orElseThrow();
        String instance = settings.text("instance-id").orElseGet(() -> InstanceName.of(dataDir, environment));
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
        boolean remote = kafka.bootstrapServers().isPresent();
        TopicsConfig topics = settings.checked(
                "",
                () -> new TopicsConfig(
                        settings.text("topics.prefix").orElse(""),
                        settings.optionalInteger("topics.partitions").orElse(remote ? 6 : 1),
                        settings.optionalInteger("topics.replication")
                                .orElse(remote ? 3 : 1)
                                .shortValue()));
        return settings.checked("", () -> new ClusterConfig(kafka, registry, topics));
    }

    private SandboxConfig sandbox() {
        return settings.checked(
                "",
                () -> new SandboxConfig(
                        settings.duration("sandbox.latency"),
                        settings.text("sandbox.faults"),
                        new SandboxConfig.Ports(
                                settings.integer("sandbox.ports.broker"),
                                settings.integer("sandbox.ports.registry"),
                                settings.integer("sandbox.ports.api"))));
    }
}
