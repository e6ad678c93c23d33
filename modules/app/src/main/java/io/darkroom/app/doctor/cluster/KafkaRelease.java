package io.darkroom.app.doctor.cluster;

import io.darkroom.app.doctor.check.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which release of Kafka a cluster works as, by the level of its feature {@code metadata.version}: brokers have no other way to
 * tell. See {@code MetadataVersion} of Kafka. Any thread.
 */
final class KafkaRelease {
    private static final TreeMap<Integer, String> FIRST =
            new TreeMap<>(Map.of(22, "4.0", 26, "4.1", 28, "4.2", 30, "4.3", 31, "newer than 4.3"));

    private KafkaRelease() {}

    /**
     * What there is to say.
     *
     * @param who begins the sentence
     * @param level empty when the cluster does not tell
     */
    static Finding finding(String who, Optional<Integer> level) {
        if (level.isEmpty()) {
            return Finding.warning(who + ", and does not tell its version; Darkroom is tested with Apache Kafka 4.3.");
        }
        Map.Entry<Integer, String> release = FIRST.floorEntry(level.get());
        String said = "%s as Kafka %s (metadata.version %d)"
                .formatted(who, release == null ? "older than 4.0" : release.getValue(), level.get());
        return release == null
                ? Finding.warning(said + "; Darkroom needs brokers of Kafka 4.0 or newer, and is tested with 4.3.")
                : Finding.ok(said + ".");
    }
}
