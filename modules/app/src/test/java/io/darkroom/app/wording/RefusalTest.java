package io.darkroom.app.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private final TopicAuthorizationException refused = new TopicAuthorizationException(Set.of("image.failed"));

    @Test
    void aConsumerIsToldToRead() {
        assertThat(Refusal.in(refused))
                .contains(
                        "Kafka refuses: Not authorized to access topics: [image.failed]. Probably missing is the right to READ topic image.failed; "
                                + "darkroom topics acls lists the rights of each application.");
    }

    @Test
    void aProducerIsToldToWrite() {
        assertThat(Refusal.in(new IllegalStateException("not written", new ExecutionException(refused))))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("WRITE topic image.failed"));
    }

    @Test
    void aHiddenTopicIsToBeDescribed() {
        assertThat(Refusal.in(new IllegalStateException("no right to DESCRIBE topic image.failed", refused)))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("DESCRIBE topic image.failed"));
    }

    @Test
    void aGroupIsNamed() {
        assertThat(Refusal.in(new KafkaException(GroupAuthorizationException.forGroupId("shop"))))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("READ group shop"));
    }

    @Test
    void otherFailuresAreNoRefusal() {
        assertThat(Refusal.in(new IllegalStateException("away", new KafkaException("gone"))))
                .isEmpty();
    }
}
