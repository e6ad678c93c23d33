package io.darkroom.sandbox.api.setting;

import io.darkroom.sandbox.port.LoopbackPorts;
import io.darkroom.sandbox.webhook.Signing;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How the image API behaves.
 *
 * @param host address to listen on: {@code 127.0.0.1} unless the API is to be reached from elsewhere, such as
 *     {@code 0.0.0.0} in a container
 * @param port 0 = any free one
 * @param faults scenario, file or rules; {@code none} for no faults
 * @param keys bearer keys that are accepted; empty = any
 * @param honourIdempotencyKey whether a repeated {@code Idempotency-Key} gets the first answer and costs nothing. Off
 *     unless asked for, because CreativeAI documents no such promise: what is then sent twice is billed twice
 * @param bills file to which each bill is appended before its answer leaves, and from which earlier ones are read
 * @param signing how webhooks are signed
 */
public record ImageApiSettings(
        String host,
        int port,
        Latency latency,
        String faults,
        Set<String> keys,
        boolean honourIdempotencyKey,
        Optional<Path> bills,
        Signing signing) {

    public ImageApiSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("sandbox.api-port must be 0 to 65535, was " + port);
        }
        keys = Set.copyOf(keys);
    }

    /** The host that picture URLs name: whoever listens everywhere is reached on this machine, or through a published port. */
    public String reachedAt() {
        return host.equals("0.0.0.0") ? LoopbackPorts.HOST : host;
    }

    /** No faults, any key, any port, nothing honoured, nothing written. */
    public static ImageApiSettings withLatency(Latency latency) {
        return new ImageApiSettings(
                LoopbackPorts.HOST, 0, latency, "none", Set.of(), false, Optional.empty(), Signing.NONE);
    }

    public ImageApiSettings withFaults(String spec) {
        return new ImageApiSettings(host, port, latency, spec, keys, honourIdempotencyKey, bills, signing);
    }

    public ImageApiSettings withPort(int chosen) {
        return new ImageApiSettings(host, chosen, latency, faults, keys, honourIdempotencyKey, bills, signing);
    }

    public ImageApiSettings withKeys(Set<String> accepted) {
        return new ImageApiSettings(host, port, latency, faults, accepted, honourIdempotencyKey, bills, signing);
    }

    public ImageApiSettings honouringIdempotencyKey() {
        return new ImageApiSettings(host, port, latency, faults, keys, true, bills, signing);
    }

    public ImageApiSettings withBills(Path file) {
        return new ImageApiSettings(
                host, port, latency, faults, keys, honourIdempotencyKey, Optional.of(file), signing);
    }

    public ImageApiSettings withSigning(Signing wanted) {
        return new ImageApiSettings(host, port, latency, faults, keys, honourIdempotencyKey, bills, wanted);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "ImageApiSettings[latency=" + latency + ", keys=" + keys.size() + "]";
    }
}
