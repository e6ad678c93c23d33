package io.darkroom.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class UnreachableTest {
    @Test
    void aBrokerThatIsAwayComesBack() {
        assertThat(Unreachable.in(
                        new KafkaException("made in vain", new ConfigException("No resolvable bootstrap urls given"))))
                .isTrue();
        assertThat(Unreachable.in(new KafkaException(new UnknownHostException("kafka-1"))))
                .isTrue();
        assertThat(Unreachable.in(new TimeoutException("no answer"))).isTrue();
    }

    @Test
    void oneThatRefusesDoesNot() {
        assertThat(Unreachable.in(new TopicAuthorizationException("image.completed")))
                .isFalse();
        assertThat(Unreachable.in(new ConfigException("ssl.truststore.location is no file")))
                .isFalse();
        assertThat(Unreachable.in(new KafkaException("state folder is locked"))).isFalse();
    }
}
