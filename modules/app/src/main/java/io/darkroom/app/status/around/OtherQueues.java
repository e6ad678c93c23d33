package io.darkroom.app.status.around;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.wording.Refusal;
import io.darkroom.app.work.LeftWork;
import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;

/**
 * Work queues that this configuration does not use and that are there: an order stays with the provider for which it was
 * admitted. Any thread.
 *
 * @param readable what the stages of providers work on
 * @param hidden providers whose topics may not be read
 * @param storing what the asset stage works on, where it has topics that may be read
 */
record OtherQueues(List<WorkTopics> readable, List<String> hidden, Optional<WorkTopics> storing) {
    OtherQueues {
        readable = List.copyOf(readable);
        hidden = List.copyOf(hidden);
    }

    static OtherQueues find(DarkroomConfig config, Topics topics, Clients clients) {
        Set<String> existing = clients.consumer().listTopics().keySet();
        Set<String> others = LeftWork.providers(existing, topics);
        others.removeAll(config.providers().names());
        List<WorkTopics> readable = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        Optional<WorkTopics> storing = Optional.empty();
        for (String provider : others) {
            WorkTopics names = WorkTopics.of(config, topics, provider);
            boolean allowed = mayRead(names, existing, clients);
            if (provider.equals(Topics.ASSET_STAGE)) {
                storing = Optional.of(names).filter(stage -> allowed);
            } else if (allowed) {
                readable.add(names);
            } else {
                hidden.add(provider);
            }
        }
        return new OtherQueues(readable, hidden, storing);
    }

    /** A right that is missing hides one provider, not the others. */
    private static boolean mayRead(WorkTopics names, Set<String> existing, Clients clients) {
        try {
            var unused = StageGroup.read(clients.admin(), names.generation());
        } catch (UserError e) {
            if (Refusal.in(e).isEmpty()) {
                throw e;
            }
            return false;
        }
        return mayRead(names.together().stream().filter(existing::contains).toList(), clients);
    }

    private static boolean mayRead(List<String> topics, Clients clients) {
        try {
            return clients
                    .admin()
                    .describeTopics(topics, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .allTopicNames()
                    .get()
                    .values()
                    .stream()
                    .allMatch(OtherQueues::mayRead);
        } catch (ExecutionException e) {
            throw UserError.infrastructure("The topics cannot be looked at: " + e.getCause() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        }
    }

    /** Brokers may leave out what is allowed. */
    private static boolean mayRead(TopicDescription topic) {
        Set<AclOperation> allowed = topic.authorizedOperations();
        return allowed == null || allowed.contains(AclOperation.READ);
    }
}
