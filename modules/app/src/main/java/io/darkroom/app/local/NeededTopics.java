package io.darkroom.app.local;

import io.darkroom.app.exit.UserError;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Refuses to begin where a topic is missing: a client would wait for it. What else may be wrong, the client says. One thread. */
public final class NeededTopics {
    private NeededTopics() {}

    /** Ends the command with a sentence when one of these topics does not exist. */
    public static void require(Installation installation, Collection<String> topics) {
        Set<String> missing = new TreeSet<>();
        try (Admin admin = installation.admin()) {
            for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                    admin.describeTopics(topics).topicNameValues().entrySet()) {
                if (missing(topic.getValue())) {
                    missing.add(topic.getKey());
                }
            }
        }
        if (!missing.isEmpty()) {
            throw UserError.usage(
                    ("There is no topic %s; darkroom topics create makes what is missing, and topics.prefix goes before "
                                    + "every name.")
                            .formatted(String.join(", ", missing)));
        }
    }

    private static boolean missing(KafkaFuture<?> answer) {
        try {
            answer.get();
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnknownTopicOrPartitionException;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        }
    }
}
