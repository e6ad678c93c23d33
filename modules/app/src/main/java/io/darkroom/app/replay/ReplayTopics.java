package io.darkroom.app.replay;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Installation;
import io.darkroom.contract.topic.Topics;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Refuses to begin where a topic is missing: a client would wait for it. One thread. */
final class ReplayTopics {
    private ReplayTopics() {}

    /** @param read topics that are read besides those of every replay */
    static void require(Installation installation, String... read) {
        Topics topics = installation.topics();
        Set<String> missing = new TreeSet<>(List.of(read));
        missing.addAll(List.of(
                topics.replays().name(),
                topics.replayLog().name(),
                topics.status().name(),
                topics.controls().name()));
        missing.removeAll(names(installation));
        if (!missing.isEmpty()) {
            throw UserError.usage("There is no topic %s; darkroom topics create makes what is missing."
                    .formatted(String.join(", ", missing)));
        }
    }

    private static Set<String> names(Installation installation) {
        try (Admin admin = installation.admin()) {
            return admin.listTopics().names().get();
        } catch (ExecutionException e) {
            throw UserError.infrastructure("The topics cannot be listed: " + e.getCause() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        }
    }
}
