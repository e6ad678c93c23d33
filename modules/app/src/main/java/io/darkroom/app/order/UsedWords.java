package io.darkroom.app.order;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.local.Installation;
import io.darkroom.contract.PromptLock;
import io.darkroom.contract.serde.Topic;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.lock.LockLog;
import io.darkroom.pipeline.intake.prompts.lock.PromptLocks;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;

/** Whether stages would refuse to start for words that were used under a name and are others now. Any thread. */
public final class UsedWords {
    private UsedWords() {}

    /**
     * Asks the cluster of the configuration, where it names one; nothing is started for the answer.
     *
     * @return the sentence that a stage would end with, without its full stop; empty when it would start
     */
    public static Optional<String> changed(DarkroomConfig config, PromptCatalog prompts) {
        if (!config.cluster().remote()) {
            return Optional.empty();
        }
        try (Installation installation = Installation.remote(config);
                Consumer<byte[], byte[]> consumer = installation.reader()) {
            Topic<PromptLock> locks = installation.topics().prompts();
            if (consumer.listTopics().containsKey(locks.name())) {
                new PromptLocks(LockLog.read(locks, consumer)).require(prompts, Instant.now());
            }
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }
}
