package io.darkroom.app.wording;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/**
 * Says what Kafka refuses, where its exception hides behind others. Kafka does not name the right that a principal lacks:
 * the sentence says what Kafka said, and which right it probably is. Any thread.
 */
public final class Refusal {
    private static final int DEEPEST = 12;
    private static final String ADVICE = "; darkroom topics acls lists the rights of each application.";

    private Refusal() {}

    /** A sentence, when the failure is that a right is missing. */
    public static Optional<String> in(Throwable failure) {
        return chain(failure)
                .filter(AuthorizationException.class::isInstance)
                .map(AuthorizationException.class::cast)
                .findFirst()
                .map(refusal -> "Kafka refuses: " + said(refusal) + " Probably missing is the right to "
                        + missing(refusal, failure) + ADVICE);
    }

    private static String missing(AuthorizationException refusal, Throwable failure) {
        return switch (refusal) {
            case TopicAuthorizationException topic
            when !topic.unauthorizedTopics().isEmpty() ->
                operation(failure) + " topic " + String.join(", ", topic.unauthorizedTopics());
            case GroupAuthorizationException group when group.groupId() != null -> "READ group " + group.groupId();
            case TransactionalIdAuthorizationException transaction -> "WRITE its transactional id";
            // What needs a right on the cluster itself says so elsewhere; a producer asks for any topic that it may
            // write.
            case ClusterAuthorizationException producer -> "WRITE any topic, so a producer cannot begin";
            default -> "do this";
        };
    }

    /** Kafka does not name the operation. A consumer throws its failure as it is; a producer's is found in another. */
    private static String operation(Throwable failure) {
        if (String.valueOf(failure.getMessage()).contains("DESCRIBE")) {
            return "DESCRIBE";
        }
        boolean ofStreams = failure.getClass().getName().startsWith("org.apache.kafka.streams.");
        boolean sending = chain(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .anyMatch(message -> message.contains("sending"));
        boolean thrownAsItIs = failure instanceof AuthorizationException;
        return sending || (!thrownAsItIs && !ofStreams) ? "WRITE" : "READ";
    }

    private static String said(AuthorizationException refusal) {
        String message =
                String.valueOf(refusal.getMessage()).lines().findFirst().orElse("");
        return message.endsWith(".") ? message : message + ".";
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }
}
