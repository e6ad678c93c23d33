package io.darkroom.sandbox;

import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import io.darkroom.sandbox.broker.BrokerSettings;
import io.darkroom.sandbox.port.LoopbackPorts;
import io.darkroom.sandbox.registry.RegistrySettings;
import io.darkroom.sandbox.webhook.Signing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The sandbox as a user configures it.
 *
 * @param latency property {@code sandbox.latency}, such as {@code 1.5s} or {@code 1s..4s}
 * @param faults property {@code sandbox.faults}: {@code none}, a scenario, a file
 * @param honourIdempotencyKey property {@code sandbox.honour-idempotency-key}
 * @param keys property {@code sandbox.keys}: accepted bearer keys, empty = any
 * @param signing properties {@code sandbox.webhook-signature}, {@code sandbox.webhook-secret}
 * @param ports properties {@code sandbox.kafka-port}, {@code sandbox.registry-port}, {@code sandbox.api-port},
 *     {@code sandbox.api-host}
 */
public record SandboxSettings(
        Latency latency, String faults, boolean honourIdempotencyKey, Set<String> keys, Signing signing, Ports ports) {

    /**
     * Wished ports; 0 = any, the same again at the next start of a folder.
     *
     * @param apiHost property {@code sandbox.api-host}: where the image API listens; broker and registry keep to loopback
     */
    public record Ports(int kafka, int registry, int api, String apiHost) {

        private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");

        public static final Ports ANY = new Ports(0, 0, 0, LoopbackPorts.HOST);

        public Ports {
            check("sandbox.kafka-port", kafka);
            check("sandbox.registry-port", registry);
            check("sandbox.api-port", api);
            if (!HOST.matcher(apiHost).matches()) {
                throw new IllegalArgumentException(
                        "sandbox.api-host must be a host name or an IPv4 address, was " + apiHost);
            }
            if (same(kafka, registry) || same(kafka, api) || same(registry, api)) {
                throw new IllegalArgumentException(
                        "sandbox.kafka-port, sandbox.registry-port and sandbox.api-port must differ, were " + kafka
                                + ", " + registry + " and " + api);
            }
        }

        private static boolean same(int one, int other) {
            return one != 0 && one == other;
        }

        private static void check(String property, int port) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException(property + " must be 0 to 65535, was " + port);
            }
        }
    }

    public SandboxSettings {
        keys = Set.copyOf(keys);
    }

    /** The same on other ports. */
    public SandboxSettings withPorts(Ports wished) {
        return new SandboxSettings(latency, faults, honourIdempotencyKey, keys, signing, wished);
    }

    /** The broker's part; its folder is {@code kafka} below the data folder. */
    public BrokerSettings broker(Path dataDir) {
        return new BrokerSettings(dataDir.resolve("kafka"), ports.kafka());
    }

    /** The registry's part, on the port remembered for the data folder. */
    public RegistrySettings registry(Path dataDir, String bootstrapServers) throws IOException {
        return new RegistrySettings(bootstrapServers, port(dataDir, "registry", ports.registry()));
    }

    /** The image API's part, on the port remembered for the data folder, so that picture URLs work after a restart. */
    public ImageApiSettings api(Path dataDir) throws IOException {
        return new ImageApiSettings(
                ports.apiHost(),
                port(dataDir, "api", ports.api()),
                latency,
                faults,
                keys,
                honourIdempotencyKey,
                Optional.of(dataDir.resolve("sandbox-bills.txt")),
                signing);
    }

    /** The image API alone, on any port, remembering nothing. */
    public ImageApiSettings unrecorded() {
        return new ImageApiSettings(
                LoopbackPorts.HOST, 0, latency, faults, keys, honourIdempotencyKey, Optional.empty(), signing);
    }

    private static int port(Path dataDir, String part, int wished) throws IOException {
        return new LoopbackPorts(dataDir.resolve("sandbox-ports.properties")).claim(part, wished);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "SandboxSettings[latency=" + latency + ", keys=" + keys.size() + "]";
    }
}
