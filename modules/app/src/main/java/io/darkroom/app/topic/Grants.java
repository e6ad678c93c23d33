package io.darkroom.app.topic;

import io.darkroom.app.exit.UserError;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;

/** The ACLs of a cluster. One thread. */
final class Grants {
    private final Admin admin;

    Grants(Admin admin) {
        this.admin = admin;
    }

    /** Those that the cluster does not have. */
    Set<AclBinding> missing(Set<AclBinding> wanted) {
        Set<AclBinding> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(
                Set.copyOf(answer(admin.describeAcls(AclBindingFilter.ANY).values(), "DESCRIBE")));
        return missing;
    }

    /** Grants them. */
    void create(Set<AclBinding> missing) {
        answer(admin.createAcls(missing).all(), "ALTER");
    }

    private static <T> T answer(KafkaFuture<T> future, String right) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw switch (why) {
                case SecurityDisabledException none ->
                    UserError.infrastructure(
                            "This cluster has no authorizer (authorizer.class.name): everybody may do everything there.",
                            none);
                case ClusterAuthorizationException refused ->
                    UserError.infrastructure(
                            "Kafka refuses: "
                                    + String.valueOf(refused.getMessage()).replaceFirst("\\.$", "")
                                    + ". Reading and granting ACLs needs the right to " + right + " the cluster.",
                            refused);
                default -> UserError.infrastructure("The ACLs cannot be read or granted: " + why + ".", e);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted; run it again to see what was granted.");
        }
    }
}
