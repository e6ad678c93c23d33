package io.darkroom.app.config;

import io.darkroom.app.config.setting.Secrets;
import io.darkroom.contract.serde.WireSerdes;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the schema registry is reached and which serde speaks with it.
 *
 * @param url address; empty means that the registry runs in this process
 * @param basicAuth user:password
 * @param serde serde class that takes the place of Darkroom's own
 * @param properties passed on to the serde, with Confluent's names
 */
public record RegistryConfig(
        Optional<URI> url, Optional<String> basicAuth, Optional<String> serde, Map<String, String> properties) {

    public RegistryConfig {
        properties = Map.copyOf(properties);
        if (basicAuth.isPresent() && basicAuth.get().indexOf(':') < 1) {
            throw new IllegalArgumentException("schema-registry.basic-auth must be user:password");
        }
    }

    /** Settings of the serde, with Confluent's names. */
    public Map<String, String> forSerde(URI registry) {
        Map<String, String> result = new TreeMap<>(properties);
        result.put("schema.registry.url", registry.toString());
        serde.ifPresent(name -> result.put(WireSerdes.SERDE_CLASS, name));
        basicAuth.ifPresent(credentials -> {
            result.put("basic.auth.credentials.source", "USER_INFO");
            result.put("basic.auth.user.info", credentials);
        });
        return Map.copyOf(result);
    }

    /** Without credentials. */
    @Override
    public String toString() {
        return "RegistryConfig["
                + url.map(address -> Secrets.shown("url", address.toString())).orElse("in this process") + "]";
    }
}
