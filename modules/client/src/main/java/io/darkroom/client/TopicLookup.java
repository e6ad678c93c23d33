package io.darkroom.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Finds out at start whether the topic can be used: a producer would wait a minute and say less. One thread. */
final class TopicLookup {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TopicLookup() {}

    /** @throws PublishException when Kafka does not answer, refuses this client, or has no such topic */
    static void require(PublisherSettings settings, String topic) {
        Admin admin = admin(settings);
        try {
            var unused =
                    admin.describeTopics(List.of(topic)).allTopicNames().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new PublishException(Trouble.sentence(why, topic, settings.bootstrapServers()), why);
        } catch (TimeoutException e) {
            throw new PublishException(Trouble.noAnswer(settings.bootstrapServers()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("Interrupted while looking for topic " + topic + ".", e);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static Admin admin(PublisherSettings settings) {
        try {
            return Admin.create(settings.admin());
        } catch (KafkaException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new PublishException("Kafka's client cannot be made: " + why.getMessage() + ".", e);
        }
    }
}
