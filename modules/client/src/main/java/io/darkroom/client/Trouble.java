package io.darkroom.client;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Kafka's exceptions in words that say what to look at. Any thread. */
final class Trouble {
    private Trouble() {}

    static String sentence(Throwable why, String topic, String bootstrapServers) {
        return switch (why) {
            case AuthorizationException no ->
                "Kafka refuses this client at topic " + topic + ": " + detail(no)
                        + " A publisher needs the ACLs Describe and Write on it.";
            case AuthenticationException no ->
                "Kafka at " + bootstrapServers + " refuses this client: " + detail(no)
                        + " Check security.protocol, sasl.mechanism, sasl.jaas.config and ssl.truststore.*.";
            case UnknownTopicOrPartitionException no ->
                "Kafka at " + bootstrapServers + " has no topic " + topic + ": darkroom topics create makes it; "
                        + CatalogPublisher.TOPICS_PREFIX + " goes before its name.";
            case RecordTooLargeException no -> "The event is too large for topic " + topic + ": " + detail(no);
            case TimeoutException no -> noAnswer(bootstrapServers) + " " + detail(no);
            default -> "The event did not arrive in topic " + topic + ": " + detail(why);
        };
    }

    static String noAnswer(String bootstrapServers) {
        return "Kafka at " + bootstrapServers + " did not answer in time; check bootstrap.servers, and"
                + " security.protocol where the cluster wants TLS or a password.";
    }

    private static String detail(Throwable why) {
        String message = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        return message.endsWith(".") ? message : message + ".";
    }
}
