package io.darkroom.app.run;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import java.net.URI;

/**
 * What to start when nobody works for a run on a cluster. Any thread.
 *
 * @param bootstrapServers brokers of the run
 * @param registry schema registry of the run
 */
record ServeHint(DarkroomConfig config, String bootstrapServers, URI registry) {
    /** A question and the command; credentials are left to the configuration. */
    String sentence() {
        return "is darkroom serve at work on this cluster for the provider %s? To start it: %s"
                .formatted(config.provider().name(), command());
    }

    private String command() {
        ProviderConfig provider = config.provider();
        String prefix = config.cluster().topics().prefix();
        return provider.billing().keyVariable().map(name -> name + "=… ").orElse("")
                + (prefix.isEmpty() ? "" : "DARKROOM_TOPICS_PREFIX=" + prefix + " ")
                + "darkroom serve --provider " + provider.name()
                + " --bootstrap-servers " + bootstrapServers
                + " --schema-registry " + registry
                + provider.api().base().map(ServeHint::url).orElse(" --provider-url http://127.0.0.1:8080")
                + " --data-dir .darkroom-serve"
                + (provider.embedded() ? " (--provider-url is the image API that darkroom sandbox prints)" : "");
    }

    private static String url(URI base) {
        return " --provider-url " + base;
    }
}
