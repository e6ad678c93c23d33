package io.darkroom.app.run.end;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import java.net.URI;
import java.util.stream.Collectors;

/**
 * What to start when nobody works for a run on a cluster. Any thread.
 *
 * @param bootstrapServers brokers of the run
 * @param registry schema registry of the run
 */
public record ServeHint(DarkroomConfig config, String bootstrapServers, URI registry) {
    /** A question and the command; credentials are left to the configuration. */
    public String sentence() {
        return "is darkroom serve at work on this cluster for the %s %s? To start it: %s"
                .formatted(
                        config.providers().several() ? "providers" : "provider",
                        config.providers().shown(),
                        command());
    }

    private String command() {
        ProviderConfig provider = config.provider();
        String prefix = config.cluster().topics().prefix();
        return keys()
                + (prefix.isEmpty() ? "" : "DARKROOM_TOPICS_PREFIX=" + prefix + " ")
                + "darkroom serve" + (config.providers().several() ? "" : " --provider " + provider.name())
                + " --bootstrap-servers " + bootstrapServers
                + " --schema-registry " + registry
                + (config.providers().several() ? "" : url(provider))
                + " --data-dir .darkroom-serve"
                + (config.providers().several() ? " (with the same configuration)" : "")
                + (provider.embedded() ? " (--provider-url is the image API that darkroom sandbox prints)" : "");
    }

    private String keys() {
        return config.providers().each().values().stream()
                .flatMap(provider -> provider.billing().keyVariable().stream())
                .map(name -> name + "=… ")
                .collect(Collectors.joining());
    }

    private static String url(ProviderConfig provider) {
        return " --provider-url " + provider.api().base().map(URI::toString).orElse("http://127.0.0.1:8080");
    }
}
