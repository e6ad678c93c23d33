package io.darkroom.app.doctor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.doctor.check.Finding;
import io.darkroom.app.doctor.check.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaReleaseTest {
    @ParameterizedTest
    @CsvSource({
        "21, older than 4.0, WARNING",
        "22, Kafka 4.0, OK",
        "25, Kafka 4.0, OK",
        "27, Kafka 4.1, OK",
        "29, Kafka 4.2, OK",
        "30, Kafka 4.3, OK",
        "35, newer than 4.3, OK"
    })
    void levelsBelongToReleases(int level, String release, Verdict verdict) {
        Finding found = KafkaRelease.finding("3 brokers answer", Optional.of(level));

        assertThat(found.text()).startsWith("3 brokers answer as ").contains(release);
        assertThat(found.verdict()).isEqualTo(verdict);
    }

    @Test
    void aClusterThatDoesNotTellIsAWarning() {
        assertThat(KafkaRelease.finding("1 broker answers", Optional.empty()).verdict())
                .isEqualTo(Verdict.WARNING);
    }
}
